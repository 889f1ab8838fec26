package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.SearchKind;
import java.sql.BatchUpdateException;
import java.sql.DataTruncation;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server's messages speak of token columns ({@code ssn__eq}); the application knows {@code
 * ssn}. SQLState, vendor code, counts and the JDBC class are kept; the real driver's exception is
 * the cause.
 */
final class Messages {
  private Messages() {}

  /** The same exception when neither it nor what follows it names a token column. */
  static SQLException logical(SQLException failure, ProtectedSchema schema) {
    List<SQLException> chain = new ArrayList<>();
    List<@Nullable String> messages = new ArrayList<>();
    boolean differs = false;
    for (SQLException each = failure; each != null; each = each.getNextException()) {
      String message = each.getMessage();
      String told = message == null ? null : told(message, schema);
      chain.add(each);
      messages.add(told);
      differs |= !Objects.equals(told, message);
    }
    return differs ? linked(chain, messages) : failure;
  }

  /** A chain may be as long as a batch. */
  private static SQLException linked(List<SQLException> chain, List<@Nullable String> messages) {
    SQLException first = retold(chain.get(0), messages.get(0));
    SQLException last = first;
    for (int i = 1; i < chain.size(); i++) {
      SQLException next = retold(chain.get(i), messages.get(i));
      last.setNextException(next);
      last = next;
    }
    return first;
  }

  private static SQLException retold(SQLException failure, @Nullable String message) {
    SQLException made = made(message, failure);
    if (made.getCause() == null) {
      made.initCause(failure);
    }
    made.setStackTrace(failure.getStackTrace());
    return made;
  }

  private static SQLException made(@Nullable String message, SQLException failure) {
    String state = failure.getSQLState();
    int code = failure.getErrorCode();
    if (failure instanceof DataTruncation cut) {
      return new DataTruncation(
          cut.getIndex(),
          cut.getParameter(),
          cut.getRead(),
          cut.getDataSize(),
          cut.getTransferSize());
    }
    if (failure instanceof SQLWarning) {
      return new SQLWarning(message, state, code);
    }
    if (failure instanceof BatchUpdateException batch) {
      long[] counts = batch.getLargeUpdateCounts();
      return counts == null
          ? new BatchUpdateException(message, state, code, batch.getUpdateCounts(), failure)
          : new BatchUpdateException(message, state, code, counts, failure);
    }
    if (failure instanceof SQLIntegrityConstraintViolationException) {
      return new SQLIntegrityConstraintViolationException(message, state, code);
    }
    if (failure instanceof SQLDataException) {
      return new SQLDataException(message, state, code);
    }
    if (failure instanceof SQLSyntaxErrorException) {
      return new SQLSyntaxErrorException(message, state, code);
    }
    if (failure instanceof SQLTransactionRollbackException) {
      return new SQLTransactionRollbackException(message, state, code);
    }
    if (failure instanceof SQLTimeoutException) {
      return new SQLTimeoutException(message, state, code);
    }
    if (failure instanceof SQLTransientConnectionException) {
      return new SQLTransientConnectionException(message, state, code);
    }
    if (failure instanceof SQLTransientException) {
      return new SQLTransientException(message, state, code);
    }
    if (failure instanceof SQLRecoverableException) {
      return new SQLRecoverableException(message, state, code);
    }
    if (failure instanceof SQLFeatureNotSupportedException) {
      return new SQLFeatureNotSupportedException(message, state, code);
    }
    return failure instanceof SQLNonTransientException
        ? new SQLNonTransientException(message, state, code)
        : new SQLException(message, state, code);
  }

  /** With every token column called by the column it belongs to. */
  static String told(String message, ProtectedSchema schema) {
    String told = message;
    for (ProtectedTable table : schema.tables()) {
      for (ProtectedColumn column : table.columns()) {
        for (SearchKind kind : column.search()) {
          String token = kind.tokenColumn(column.name());
          if (told.contains(token)) {
            told = replaced(told, token, column.name());
          }
        }
      }
    }
    return told;
  }

  /** Also in names that a server made of the column's: {@code customer_ssn__eq_key}. */
  private static String replaced(String message, String token, String name) {
    Pattern whole =
        Pattern.compile(
            "(?<![\\p{L}\\p{N}$])((?:[\\p{L}\\p{N}$]+_)*)"
                + Pattern.quote(token)
                + "(?![\\p{L}\\p{N}$])");
    return whole.matcher(message).replaceAll("$1" + Matcher.quoteReplacement(name));
  }
}
