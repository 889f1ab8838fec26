package io.bulla.benchmarks;

import io.bulla.benchmarks.Values.Column;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** What is measured: one statement, what is bound and what is read. */
enum Workload {
  BY_ID("SELECT by id", Texts::byId) {
    @Override
    void work(PreparedStatement statement, Values values) throws SQLException {
      statement.setInt(1, row());
      readCustomer(statement, values);
    }
  },
  BY_SSN("SELECT by sealed equality", Texts::bySsn) {
    @Override
    void work(PreparedStatement statement, Values values) throws SQLException {
      values.search(statement, 1, Column.SSN, ssn(row()));
      readCustomer(statement, values);
    }
  },
  RANGE("SELECT of 1000 rows (3000 cells)", Texts::range) {
    @Override
    void work(PreparedStatement statement, Values values) throws SQLException {
      statement.setInt(1, 0);
      statement.setInt(2, ROWS);
      int rows = 0;
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          expect(!values.read(row, 1, Column.SSN).isEmpty());
          expect(!values.read(row, 2, Column.EMAIL).isEmpty());
          expect(!values.read(row, 3, Column.PHONE).isEmpty());
          rows++;
        }
      }
      expect(rows == ROWS);
    }
  },
  INSERT("INSERT", Texts::insert) {
    @Override
    void work(PreparedStatement statement, Values values) throws SQLException {
      bindRow(statement, values, NEXT.incrementAndGet());
      expect(statement.executeUpdate() == 1);
    }
  },
  BATCH("batch of 100 INSERTs", Texts::insert) {
    @Override
    void work(PreparedStatement statement, Values values) throws SQLException {
      for (int i = 0; i < 100; i++) {
        bindRow(statement, values, NEXT.incrementAndGet());
        statement.addBatch();
      }
      expect(statement.executeBatch().length == 100);
    }
  },
  UPDATE("UPDATE by id", Texts::update) {
    @Override
    void work(PreparedStatement statement, Values values) throws SQLException {
      int row = row();
      int next = values.store(statement, 1, Column.EMAIL, email(row));
      next = values.store(statement, next, Column.PHONE, phone(row));
      statement.setInt(next, row);
      expect(statement.executeUpdate() == 1);
    }
  },
  JOIN("join on sealed columns", Texts::join) {
    @Override
    void work(PreparedStatement statement, Values values) throws SQLException {
      statement.setInt(1, row());
      try (ResultSet row = statement.executeQuery()) {
        expect(row.next());
        expect(!row.getString(1).isEmpty());
        expect(!values.read(row, 2, Column.SSN).isEmpty());
        expect(row.getBigDecimal(3) != null);
      }
    }
  };

  /** Rows of the table that is read. */
  static final int ROWS = 1000;

  private static final AtomicInteger NEXT = new AtomicInteger(ROWS);
  private static final ThreadLocal<int[]> ROW =
      ThreadLocal.withInitial(() -> new int[] {(int) (Thread.currentThread().getId() * 61 % ROWS)});

  final String title;
  private final Function<Texts, String> text;

  Workload(String title, Function<Texts, String> text) {
    this.title = title;
    this.text = text;
  }

  String text(Values values) {
    return text.apply(values.texts());
  }

  abstract void work(PreparedStatement statement, Values values) throws SQLException;

  /** Each row in turn, in steps that are no neighbours. */
  private static int row() {
    int[] row = ROW.get();
    row[0] = (row[0] + 37) % ROWS;
    return row[0];
  }

  static String ssn(int row) {
    return digits(row, 11);
  }

  private static String digits(int row, int width) {
    char[] digits = new char[width];
    int rest = row;
    for (int i = width - 1; i >= 0; i--) {
      digits[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
    return new String(digits);
  }

  static String email(int row) {
    return "invented.person.number." + digits(row, 7) + "@mail.benchmark.example.org";
  }

  static String phone(int row) {
    return "+86 555 " + digits(row, 9);
  }

  static void bindRow(PreparedStatement statement, Values values, int row) throws SQLException {
    statement.setInt(1, row);
    statement.setString(2, "Invented Name");
    int next = values.store(statement, 3, Column.SSN, ssn(row));
    next = values.store(statement, next, Column.EMAIL, email(row));
    values.store(statement, next, Column.PHONE, phone(row));
  }

  private static void readCustomer(PreparedStatement statement, Values values) throws SQLException {
    try (ResultSet row = statement.executeQuery()) {
      expect(row.next());
      expect(!row.getString(1).isEmpty());
      expect(!values.read(row, 2, Column.SSN).isEmpty());
      expect(!values.read(row, 3, Column.EMAIL).isEmpty());
      expect(!values.read(row, 4, Column.PHONE).isEmpty());
    }
  }

  private static void expect(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("a side gave a wrong result");
    }
  }
}
