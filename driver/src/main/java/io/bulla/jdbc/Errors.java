package io.bulla.jdbc;

import io.bulla.cipher.ValueException;
import io.bulla.keys.KeyException;
import io.bulla.sql.Refusal;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/** Bulla's own exceptions. No message has a value in it. */
final class Errors {
  private Errors() {}

  static SQLException connect(String message) {
    return connect(message, null);
  }

  static SQLException connect(String message, @Nullable Throwable cause) {
    return new SQLException("Bulla: " + message, "08001", cause);
  }

  /** Refused keys stay refused; an unreachable KMS may answer the same call later. */
  static SQLException keys(KeyException e) {
    if (e.kind() == KeyException.Kind.UNREACHABLE) {
      return new SQLTransientException("Bulla: " + e.getMessage(), "HYT00", e);
    }
    return new SQLInvalidAuthorizationSpecException("Bulla: " + e.getMessage(), "28000", e);
  }

  /** A statement needs the two tables, which cannot be made; the cause says which and how. */
  static SQLException noKeyTables(SQLException cause) {
    return new SQLInvalidAuthorizationSpecException(cause.getMessage(), "28000", cause);
  }

  /** Keys are made over a second connection, so that no rollback takes them away. */
  static SQLException noOwnConnection(String schema, SQLException cause) {
    return new SQLTransientException(
        "Bulla: the keys of schema "
            + schema
            + " are made over a second connection, and none can be opened: "
            + cause.getMessage()
            + ". Let the pool have one more, or run bulla init.",
        "HYT00",
        cause);
  }

  static SQLException unsupported(String message) {
    return new SQLFeatureNotSupportedException("Bulla: " + message, "0A000");
  }

  static SQLException refused(Refusal refusal) {
    String message = "Bulla: " + refusal.message();
    String state = refusal.sqlState();
    if (state.startsWith("0A")) {
      return new SQLFeatureNotSupportedException(message, state);
    }
    return state.startsWith("22")
        ? new SQLDataException(message, state)
        : new SQLSyntaxErrorException(message, state);
  }

  /** A value that the column's type does not take; the cause is left out on purpose. */
  static SQLException value(String label, ValueException e) {
    return new SQLDataException("Bulla: " + label + ": " + e.getMessage(), e.sqlState());
  }

  static SQLException value(String label, String rule, String sqlState) {
    return new SQLDataException("Bulla: " + label + ": " + rule, sqlState);
  }

  static SQLException cell(Throwable cause) {
    return new SQLDataException("Bulla: " + cause.getMessage(), "22000", cause);
  }

  static SQLException missingParameter(int index) {
    return new SQLException("Bulla: parameter " + index + " is not set.", "07001");
  }

  static SQLException noSuchParameter(int index, int count) {
    return new SQLException(
        "Bulla: parameter " + index + " does not exist; the statement has " + count + ".", "07009");
  }
}
