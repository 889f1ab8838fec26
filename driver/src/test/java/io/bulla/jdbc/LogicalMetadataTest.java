package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogicalMetadataTest {
  private static final String CREATE =
      "CREATE TABLE customer (id INT, ssn VARCHAR(11) PRIMARY KEY, name VARCHAR(20),"
          + " salary DECIMAL(12,2), birth DATE)";

  @TempDir Path folder;

  private Connection opened() throws Exception {
    Connection connection = new TestDatabase(folder, TestDatabase.TABLES).connect();
    connection.createStatement().execute(CREATE);
    connection.createStatement().execute("CREATE UNIQUE INDEX by_birth ON customer (birth)");
    return connection;
  }

  private static List<String> texts(ResultSet rows, String... columns) throws SQLException {
    List<String> texts = new ArrayList<>();
    while (rows.next()) {
      StringBuilder text = new StringBuilder();
      for (String column : columns) {
        text.append(text.isEmpty() ? "" : " ").append(rows.getString(column));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void columnsHaveTheirLogicalTypesAndTokensAreHidden() throws Exception {
    try (Connection connection = opened()) {
      DatabaseMetaData metaData = connection.getMetaData();
      assertThat(
              texts(
                  metaData.getColumns(null, null, "CUSTOMER", null),
                  "COLUMN_NAME",
                  "DATA_TYPE",
                  "COLUMN_SIZE",
                  "DECIMAL_DIGITS",
                  "ORDINAL_POSITION"))
          .containsExactly(
              "ID " + Types.INTEGER + " 32 0 1",
              "SSN " + Types.VARCHAR + " 11 0 2",
              "NAME " + Types.VARCHAR + " 20 0 3",
              "SALARY " + Types.DECIMAL + " 12 2 4",
              "BIRTH " + Types.DATE + " 10 0 5");
    }
  }

  @Test
  void ownTablesAreHidden() throws Exception {
    try (Connection connection = opened()) {
      String[] tables = {"TABLE", "BASE TABLE"};
      assertThat(
              texts(connection.getMetaData().getTables(null, "PUBLIC", null, tables), "TABLE_NAME"))
          .containsExactly("CUSTOMER");
    }
  }

  @Test
  void keysAndIndexesNameTheSealedColumn() throws Exception {
    try (Connection connection = opened()) {
      DatabaseMetaData metaData = connection.getMetaData();
      assertThat(texts(metaData.getPrimaryKeys(null, null, "CUSTOMER"), "COLUMN_NAME"))
          .containsExactly("SSN");
      assertThat(texts(metaData.getIndexInfo(null, null, "CUSTOMER", true, false), "COLUMN_NAME"))
          .containsExactlyInAnyOrder("SSN", "BIRTH");
      ResultSet best =
          metaData.getBestRowIdentifier(
              null, "PUBLIC", "CUSTOMER", DatabaseMetaData.bestRowSession, true);
      assertThat(texts(best, "COLUMN_NAME", "DATA_TYPE")).containsExactly("SSN " + Types.VARCHAR);
    }
  }

  @Test
  void aWrappedDataSourceSealsToo() throws Exception {
    new TestDatabase(folder, TestDatabase.TABLES).write(TestDatabase.TABLES, "correct horse");
    org.h2.jdbcx.JdbcDataSource real = new org.h2.jdbcx.JdbcDataSource();
    real.setURL("jdbc:h2:mem:wrapped;DB_CLOSE_DELAY=-1");
    BullaDataSource source = new BullaDataSource(real);
    source.setPolicy(folder.resolve("bulla.yaml").toString());
    try (Connection connection = source.getConnection();
        Connection bare = real.getConnection()) {
      connection.createStatement().execute(CREATE);
      connection.createStatement().execute("INSERT INTO customer (ssn) VALUES ('078-05-1120')");
      assertThat(
              texts(connection.createStatement().executeQuery("SELECT ssn FROM customer"), "SSN"))
          .containsExactly("078-05-1120");
      ResultSet cells = bare.createStatement().executeQuery("SELECT ssn FROM customer");
      assertThat(cells.next()).isTrue();
      assertThat(cells.getBytes(1)).hasSize(11 + 49);
      bare.createStatement().execute("SHUTDOWN");
    }
  }
}
