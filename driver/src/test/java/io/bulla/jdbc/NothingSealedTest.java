package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy without tables. */
class NothingSealedTest {
  @TempDir Path folder;

  private Connection connect(String allowUnwrap) throws Exception {
    TestDatabase database = new TestDatabase(folder, "");
    Properties properties = new Properties();
    if (!allowUnwrap.isEmpty()) {
      properties.setProperty("bulla.allowUnwrap", allowUnwrap);
    }
    return DriverManager.getConnection(database.url(), properties);
  }

  @Test
  void theRealConnectionIsTheAnswer() throws Exception {
    try (Connection connection = connect("")) {
      assertThat(connection).isInstanceOf(JdbcConnection.class);
    }
  }

  @Test
  void aConnectionThatCannotTellItsDatabaseYetIsHandedOut() throws Exception {
    TestDatabase database = new TestDatabase(folder, "");
    Connection closed = database.connectBare();
    closed.close();
    DataSource real =
        (DataSource)
            Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> closed);
    BullaDataSource ours = new BullaDataSource(real);
    ours.setPolicy("file:" + folder.resolve("bulla.yaml"));
    assertThatThrownBy(closed::getMetaData).isInstanceOf(SQLException.class);
    assertThat(ours.getConnection()).isSameAs(closed);
  }

  @Test
  void itIsWrappedWhereUnwrappingIsForbidden() throws Exception {
    try (Connection connection = connect("false");
        Statement statement = connection.createStatement()) {
      assertThat(connection).isInstanceOf(BullaConnection.class);
      assertThatThrownBy(() -> connection.unwrap(JdbcConnection.class))
          .isInstanceOf(SQLException.class);
      statement.execute("CREATE TABLE customer (id INT, ssn VARCHAR(20))");
      statement.execute("INSERT INTO customer VALUES (1, 'clear')");
      try (ResultSet rows = statement.executeQuery("SELECT MAX(UPPER(ssn)) FROM customer")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("CLEAR");
      }
    }
  }
}
