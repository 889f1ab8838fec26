package io.bulla.benchmarks;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How a side of the comparison binds and reads the columns that are to be protected. */
interface Values {
  /** The columns; those that can be searched have a token beside the cell. */
  enum Column {
    SSN(true),
    EMAIL(false),
    PHONE(false);

    final boolean searched;

    Column(boolean searched) {
      this.searched = searched;
    }
  }

  /** The statements' texts. */
  Texts texts();

  /**
   * Binds a value that is stored.
   *
   * @return the next free position
   */
  int store(PreparedStatement statement, int position, Column column, String value)
      throws SQLException;

  /** Binds a value that is compared. */
  void search(PreparedStatement statement, int position, Column column, String value)
      throws SQLException;

  String read(ResultSet row, int position, Column column) throws SQLException;

  /** The application's SQL as it is: the driver does the rest, or nothing is protected. */
  final class Plain implements Values {
    @Override
    public Texts texts() {
      return Texts.PLAIN;
    }

    @Override
    public int store(PreparedStatement statement, int position, Column column, String value)
        throws SQLException {
      statement.setString(position, value);
      return position + 1;
    }

    @Override
    public void search(PreparedStatement statement, int position, Column column, String value)
        throws SQLException {
      statement.setString(position, value);
    }

    @Override
    public String read(ResultSet row, int position, Column column) throws SQLException {
      return row.getString(position);
    }
  }
}
