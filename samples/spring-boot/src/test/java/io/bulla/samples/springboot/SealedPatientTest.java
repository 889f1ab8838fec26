package io.bulla.samples.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Through Bulla, by the URL alone. */
@SpringBootTest
class SealedPatientTest extends PatientContract {
  @Autowired DataSource database;

  @Test
  void theDatabaseHoldsCells() throws SQLException {
    String query = "SELECT phone, birth FROM patient WHERE name = 'Ada'";
    try (Connection bare = DriverManager.getConnection("jdbc:h2:mem:clinic");
        Statement statement = bare.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getBytes(1)).startsWith(0x49, 0xe6, 0xa5).hasSize(8 + 49);
      assertThat(row.getBytes(2)).startsWith(0x49, 0xe6, 0xa5);
    }
    try (Connection sealed = database.getConnection()) {
      assertThat(sealed.getMetaData().getURL()).isNotNull();
    }
  }
}
