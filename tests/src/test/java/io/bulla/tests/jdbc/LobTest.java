package io.bulla.tests.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Outcome;
import io.bulla.tests.kit.Sides;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** LOBs of sealed columns, alive and freed, answer as those of plain columns. */
final class LobTest {
  /** A call of a LOB. */
  private interface Call<T> {
    @Nullable Object on(T lob) throws Exception;
  }

  private static final Map<String, Call<Blob>> OF_BLOB = new LinkedHashMap<>();
  private static final Map<String, Call<Clob>> OF_CLOB = new LinkedHashMap<>();

  static {
    OF_BLOB.put("length", Blob::length);
    OF_BLOB.put("getBytes", lob -> lob.getBytes(2, 2));
    OF_BLOB.put("getBinaryStream", Blob::getBinaryStream);
    OF_BLOB.put("getBinaryStream of a part", lob -> lob.getBinaryStream(2, 2));
    OF_CLOB.put("length", Clob::length);
    OF_CLOB.put("getSubString", lob -> lob.getSubString(2, 2));
    OF_CLOB.put("getCharacterStream", Clob::getCharacterStream);
    OF_CLOB.put("getCharacterStream of a part", lob -> lob.getCharacterStream(2, 2));
    OF_CLOB.put("getAsciiStream", Clob::getAsciiStream);
  }

  /** pgjdbc takes no LOB from BYTEA and TEXT: there a sealed column does more than a plain one. */
  static List<TestDatabase> withLobs() {
    return TestDatabase.available().stream()
        .filter(database -> database != TestDatabase.POSTGRESQL)
        .toList();
  }

  static List<TestDatabase> databases() {
    return TestDatabase.available();
  }

  private static Sides open(TestDatabase database) throws SQLException {
    String bytes = database == TestDatabase.POSTGRESQL ? "BYTEA" : "BLOB";
    String text = database == TestDatabase.H2 ? "CLOB" : "TEXT";
    Sides sides =
        Sides.open(
            database,
            "tables:\n  paper: { columns: { scan: { type: %s }, body: { type: %s } } }\n"
                .formatted(bytes, text));
    sides.createTable("paper", "id INT PRIMARY KEY, scan " + bytes + ", body " + text);
    sides.keep("INSERT INTO paper VALUES (?, ?, ?)", 1, new byte[] {1, 2, 3}, "CNR");
    return sides;
  }

  @ParameterizedTest
  @MethodSource("withLobs")
  void everyCallAnswersAsOfAPlainLob(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      List<String> different = new ArrayList<>();
      for (String freed : List.of("", "freed ", "freed twice ")) {
        OF_BLOB.forEach(
            (name, call) ->
                compare(
                    different,
                    freed + "Blob." + name,
                    Outcome.of(() -> onBlob(sides.plain(), freed, call)),
                    Outcome.of(() -> onBlob(sides.sealed(), freed, call))));
        // a freed Clob of Connector/J hands out nulls, but a freed Blob throws: so does ours of
        // both
        boolean likeBlob = database.isConnectorJ() && !freed.isEmpty();
        OF_CLOB.forEach(
            (name, call) ->
                compare(
                    different,
                    freed + "Clob." + name,
                    likeBlob
                        ? Outcome.of(() -> onBlob(sides.plain(), freed, Blob::length))
                        : Outcome.of(() -> onClob(sides.plain(), freed, call)),
                    Outcome.of(() -> onClob(sides.sealed(), freed, call))));
      }
      assertThat(different).isEmpty();
    }
  }

  /** Where the plain LOB's error is no proper one, any will do. */
  private static void compare(List<String> different, String call, Outcome plain, Outcome sealed) {
    boolean improper = plain.failed() && List.of("runtime", "no").contains(plain.text());
    if (!plain.equalTo(sealed) && !(improper && sealed.failed())) {
      different.add(call + " plain: " + plain + " sealed: " + sealed);
    }
  }

  private static @Nullable Object onBlob(Connection connection, String freed, Call<Blob> call)
      throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT scan FROM paper WHERE id = 1")) {
      row.next();
      Blob lob = row.getBlob(1);
      for (int i = 0; i < times(freed); i++) {
        lob.free();
      }
      return call.on(lob);
    }
  }

  private static @Nullable Object onClob(Connection connection, String freed, Call<Clob> call)
      throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT body FROM paper WHERE id = 1")) {
      row.next();
      Clob lob = row.getClob(1);
      for (int i = 0; i < times(freed); i++) {
        lob.free();
      }
      return call.on(lob);
    }
  }

  private static int times(String freed) {
    return freed.isEmpty() ? 0 : freed.contains("twice") ? 2 : 1;
  }

  @ParameterizedTest
  @MethodSource("databases")
  void partsThatThereAreNotAreRefusedAsTheSpecificationSays(TestDatabase database)
      throws Exception {
    try (Sides sides = open(database)) {
      for (int[] part : new int[][] {{0, 1}, {5, 1}, {1, -1}}) {
        refused(() -> onBlob(sides.sealed(), "", lob -> lob.getBytes(part[0], part[1])));
        refused(() -> onClob(sides.sealed(), "", lob -> lob.getSubString(part[0], part[1])));
      }
      for (int[] part : new int[][] {{0, 1}, {4, 1}, {3, 2}, {1, 4}, {1, -1}}) {
        refused(() -> onBlob(sides.sealed(), "", lob -> lob.getBinaryStream(part[0], part[1])));
        refused(() -> onClob(sides.sealed(), "", lob -> lob.getCharacterStream(part[0], part[1])));
      }
      assertThat(onBlob(sides.sealed(), "", lob -> lob.getBytes(3, 10))).isEqualTo(new byte[] {3});
      assertThat(onClob(sides.sealed(), "", lob -> lob.getSubString(3, 10))).isEqualTo("R");
    }
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("22011"));
  }

  @ParameterizedTest
  @MethodSource("databases")
  void whatTheApplicationMadeIsItsOwnToFree(TestDatabase database) throws Exception {
    try (Sides sides = open(database)) {
      People.same(sides, LobTest::stored);
    }
  }

  private static String stored(Connection connection) throws SQLException {
    Blob scan = connection.createBlob();
    scan.setBytes(1, new byte[] {7, 8});
    Clob body = connection.createClob();
    body.setString(1, "CNRY");
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO paper (id, scan, body) VALUES (2, ?, ?)")) {
      insert.setBlob(1, scan);
      insert.setClob(2, body);
      insert.executeUpdate();
    }
    String still = scan.length() + " " + body.length();
    scan.free();
    body.free();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT scan, body FROM paper WHERE id = 2")) {
      row.next();
      return still + row.getBytes(1).length + row.getString(2);
    }
  }
}
