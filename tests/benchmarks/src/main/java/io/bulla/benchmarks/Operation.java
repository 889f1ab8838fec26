package io.bulla.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A workload on a side, as often as wanted. Used by one thread. */
interface Operation extends AutoCloseable {
  void run() throws SQLException;

  @Override
  void close() throws SQLException;

  /** How an application keeps its statements. */
  enum Manner {
    /** A connection from the pool and a new statement each time. */
    PREPARED_ANEW("prepared anew") {
      @Override
      Operation of(Workload workload, Side side) {
        return new PreparedAnew(workload, side);
      }
    },
    /** One connection and one statement. */
    REUSED("statement reused") {
      @Override
      Operation of(Workload workload, Side side) throws SQLException {
        return new Reused(workload, side);
      }
    };

    final String title;

    Manner(String title) {
      this.title = title;
    }

    abstract Operation of(Workload workload, Side side) throws SQLException;
  }

  /** See {@link Manner#PREPARED_ANEW}. */
  final class PreparedAnew implements Operation {
    private final Workload workload;
    private final Side side;
    private final String text;

    PreparedAnew(Workload workload, Side side) {
      this.workload = workload;
      this.side = side;
      this.text = workload.text(side.values());
    }

    @Override
    public void run() throws SQLException {
      try (Connection connection = side.pool().getConnection();
          PreparedStatement statement = connection.prepareStatement(text)) {
        workload.work(statement, side.values());
      }
    }

    @Override
    public void close() {}
  }

  /** See {@link Manner#REUSED}. */
  final class Reused implements Operation {
    private final Workload workload;
    private final Values values;
    private final Connection connection;
    private final PreparedStatement statement;

    Reused(Workload workload, Side side) throws SQLException {
      this.workload = workload;
      this.values = side.values();
      this.connection = side.pool().getConnection();
      this.statement = connection.prepareStatement(workload.text(values));
    }

    @Override
    public void run() throws SQLException {
      workload.work(statement, values);
    }

    @Override
    public void close() throws SQLException {
      statement.close();
      connection.close();
    }
  }
}
