package io.bulla.jdbc;

import io.bulla.sql.Plan;
import io.bulla.sql.Translation;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The batch of a plain statement. While every text passes through, the real driver keeps it; from
 * the first text that touches a sealed column on, the texts are run one after the other.
 */
final class TextBatch {
  private final BullaConnection connection;
  private final BullaStatement owner;
  private final Statement delegate;
  private final List<String> texts = new ArrayList<>();

  /** Of the texts that the real driver keeps; they are few, however many texts there are. */
  private final Set<Translation> translations = new LinkedHashSet<>();

  private boolean ownRun;

  TextBatch(BullaConnection connection, BullaStatement owner, Statement delegate) {
    this.connection = connection;
    this.owner = owner;
    this.delegate = delegate;
  }

  void add(String sql) throws SQLException {
    Translation translation = connection.translate(sql);
    if (translation instanceof Plan && !ownRun) {
      ownRun = true;
      delegate.clearBatch();
    }
    if (!ownRun) {
      delegate.addBatch(sql);
      translations.add(translation);
    }
    texts.add(sql);
  }

  void clear() throws SQLException {
    texts.clear();
    translations.clear();
    ownRun = false;
    delegate.clearBatch();
  }

  int[] execute() throws SQLException {
    if (!ownRun) {
      return delegated(() -> delegate.executeBatch());
    }
    return Arrays.stream(runEach()).mapToInt(TextBatch::toInt).toArray();
  }

  long[] executeLarge() throws SQLException {
    return ownRun ? runEach() : delegated(() -> delegate.executeLargeBatch());
  }

  private static int toInt(long count) {
    return count > Integer.MAX_VALUE ? Statement.SUCCESS_NO_INFO : (int) count;
  }

  private <T> T delegated(BullaConnection.Execution<T> execution) throws SQLException {
    List<Translation> run = List.copyOf(translations);
    texts.clear();
    translations.clear();
    return connection.running(run, execution);
  }

  private long[] runEach() throws SQLException {
    List<String> run = List.copyOf(texts);
    clear();
    return connection.session().manner() == DriverManner.POSTGRESQL ? runAsOne(run) : runAll(run);
  }

  /** As pgjdbc does: one failure undoes all of it. */
  private long[] runAsOne(List<String> run) throws SQLException {
    boolean ownTransaction = connection.getAutoCommit();
    if (ownTransaction) {
      connection.setAutoCommit(false);
    }
    long[] counts = new long[run.size()];
    try {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = count(run.get(i));
      }
      if (ownTransaction) {
        connection.commit();
      }
      return counts;
    } catch (SQLException e) {
      if (ownTransaction) {
        connection.rollback();
      }
      Arrays.fill(counts, Statement.EXECUTE_FAILED);
      throw failed(e, counts);
    } finally {
      if (ownTransaction && !connection.isClosed()) {
        connection.setAutoCommit(true);
      }
    }
  }

  /** As the other drivers do: what follows a failure is run. */
  private long[] runAll(List<String> run) throws SQLException {
    long[] counts = new long[run.size()];
    SQLException failure = null;
    for (int i = 0; i < counts.length; i++) {
      try {
        counts[i] = count(run.get(i));
      } catch (SQLException e) {
        counts[i] = Statement.EXECUTE_FAILED;
        if (failure == null) {
          failure = e;
        } else {
          failure.setNextException(e);
        }
        if (connection.isClosed()) {
          throw failed(failure, Arrays.copyOf(counts, i));
        }
      }
    }
    if (failure != null) {
      throw failed(failure, counts);
    }
    return counts;
  }

  private long count(String sql) throws SQLException {
    if (owner.execute(sql)) {
      throw new SQLException("Bulla: a text of a batch returned rows.", "HY000");
    }
    return owner.getUpdateCount();
  }

  private static BatchUpdateException failed(SQLException e, long[] counts) {
    return new BatchUpdateException(e.getMessage(), e.getSQLState(), e.getErrorCode(), counts, e);
  }
}
