package io.bulla.cipher;

import static io.bulla.cipher.Vectors.bytes;
import static io.bulla.cipher.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every cell that was ever released must open for ever, and every token must still match. */
class FrozenCellTest {
  private static final int KEY_ID = 0x8a0b0c0d;

  /** A file of frozen cells and what must open them. */
  record Frozen(String file, SuiteName suite, List<CipherSuite> suites) {
    @Override
    public String toString() {
      return file + " " + suites;
    }
  }

  static Stream<Frozen> frozen() {
    Stream<Frozen> aes =
        Vectors.engines().stream()
            .map(engine -> new Frozen("frozen-cells.txt", SuiteName.XAES_256_GCM, engine.suites()));
    return Stream.concat(
        aes,
        Stream.of(
            new Frozen("frozen-cells-sm4.txt", SuiteName.SM4_GCM, List.of(new Sm4Gcm())),
            new Frozen("frozen-cells-sm4.txt", SuiteName.SM4_GCM, CipherSuites.ALL)));
  }

  private static DataKey key(int firstByte) {
    return key(firstByte, SuiteName.XAES_256_GCM);
  }

  private static DataKey key(int firstByte, SuiteName suite) {
    return DataKey.of(KEY_ID, suite, range(firstByte, 32));
  }

  private static byte[] range(int first, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  private static ColumnCipher cipher(Frozen frozen, LogicalType type, Comparison compare) {
    return ColumnCipher.builder("customer.ssn", range(0x40, 16), type, compare, frozen.suite())
        .writeKey(key(0, frozen.suite()), frozen.suites())
        .tokenKey(SearchKind.EQUALITY, key(0x20, frozen.suite()), range(0x40, 16))
        .build();
  }

  private static Object value(LogicalType type, String text) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON -> text;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> Long.valueOf(text);
      case DECIMAL -> new BigDecimal(text);
      case REAL -> Float.valueOf(text);
      case DOUBLE -> Double.valueOf(text);
      case BOOLEAN -> Boolean.valueOf(text);
      case DATE -> LocalDate.parse(text);
      case TIME -> LocalTime.parse(text);
      case TIMESTAMP -> LocalDateTime.parse(text);
      case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.parse(text);
      case UUID -> UUID.fromString(text);
      case BINARY, VARBINARY, BLOB -> bytes(text);
    };
  }

  @ParameterizedTest
  @MethodSource("frozen")
  void frozenCellsOpenAndAreWrittenAgain(Frozen frozen) throws Exception {
    for (String[] row : Vectors.read(frozen.file()).toList()) {
      LogicalType type = LogicalTypes.parse(row[0]);
      ColumnCipher cipher = cipher(frozen, type, Comparison.valueOf(row[1]));
      byte[] cell = bytes(row[4]);
      String name = row[0] + " " + row[2];
      byte[] canonical = Canonical.encode(type, value(type, row[2]));
      assertThat(hex(canonical)).as(name).isEqualTo(row[3]);
      assertThat(hex(cipher.open(cell))).as(name).isEqualTo(row[3]);
      byte[] nonce = Arrays.copyOfRange(cell, 9, 33);
      ColumnCipher writer = cipher(frozen, type, Comparison.valueOf(row[1]));
      assertThat(hex(writer.sealWithNonce(canonical, nonce))).as(name).isEqualTo(row[4]);
    }
  }

  @ParameterizedTest
  @MethodSource("frozen")
  void frozenTokensMatch(Frozen frozen) throws Exception {
    for (String[] row : Vectors.read(frozen.file()).toList()) {
      LogicalType type = LogicalTypes.parse(row[0]);
      Comparison compare = Comparison.valueOf(row[1]);
      Object stored = Canonical.decode(type, bytes(row[3]));
      if (row[5].isEmpty()) {
        continue; // JSON has no equality
      }
      byte[] token =
          cipher(frozen, type, compare)
              .token(SearchKind.EQUALITY, Canonical.comparable(type, compare, stored));
      assertThat(hex(token)).as(row[0] + " " + row[2]).isEqualTo(row[5]);
    }
  }

  @Test
  void everyKindOfTypeHasAFrozenCell() {
    for (String file : List.of("frozen-cells.txt", "frozen-cells-sm4.txt")) {
      Set<LogicalType.Kind> kinds = EnumSet.noneOf(LogicalType.Kind.class);
      Vectors.read(file).forEach(row -> kinds.add(LogicalTypes.parse(row[0]).kind()));
      assertThat(kinds).as(file).containsExactlyInAnyOrder(LogicalType.Kind.values());
    }
  }

  @Test
  void theKeysOfMetadataAndOfAJoinsGroupAreFrozen() {
    assertThat(key(0).keyCheck()).isEqualTo("80b22ed703fe311bb36b729b61cfe32a");
    assertThat(key(0).mac("row".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("fccf451b91bac03e0db1f320e0721a648787fc95b224bcfb7bfc3f3409b8926e");
    ColumnCipher joined =
        ColumnCipher.builder(
                "claim.holder",
                range(0x50, 16),
                LogicalTypes.parse("TEXT"),
                Comparison.EXACT,
                SuiteName.XAES_256_GCM)
            .writeKey(key(0))
            .tokenKey(SearchKind.EQUALITY, key(0x20), new byte[16])
            .build();
    assertThat(hex(joined.token(SearchKind.EQUALITY, bytes("010161"))))
        .isEqualTo("ea464d1c374509cdeb78e44b08ba0a9b");
  }

  @Test
  void theKeysOfMetadataAndOfAJoinsGroupAreFrozenInSm3Too() {
    DataKey key = key(0, SuiteName.SM4_GCM);
    assertThat(key.keyCheck()).isEqualTo("5f7436b6e3156fab7c6a3e4449ee1dd9");
    assertThat(key.mac("row".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("c81d567a7668395f5ff99337f6aac36d09cdb24ef5870757fe2ee20ee85b96fb");
    ColumnCipher joined =
        ColumnCipher.builder(
                "claim.holder",
                range(0x50, 16),
                LogicalTypes.parse("TEXT"),
                Comparison.EXACT,
                SuiteName.SM4_GCM)
            .writeKey(key)
            .tokenKey(SearchKind.EQUALITY, key(0x20, SuiteName.SM4_GCM), new byte[16])
            .build();
    assertThat(hex(joined.token(SearchKind.EQUALITY, bytes("010161"))))
        .isEqualTo("3ff5df21bcd9c7f4fd7d62a8aa435ef6");
  }
}
