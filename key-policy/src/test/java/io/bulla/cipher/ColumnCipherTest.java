package io.bulla.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ColumnCipherTest {
  private static final LogicalType TEXT = LogicalTypes.parse("VARCHAR(20)");

  static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static DataKey key(int id) {
    return DataKey.of(id, SuiteName.XAES_256_GCM, filled(32, id));
  }

  static ColumnCipher column(int columnId, LogicalType type, int keyId) {
    return ColumnCipher.builder(
            "customer.ssn", filled(16, columnId), type, Comparison.EXACT, SuiteName.XAES_256_GCM)
        .writeKey(key(keyId))
        .tokenKey(SearchKind.EQUALITY, key(9), filled(16, columnId))
        .build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aCellOpensAndNoTwoCellsAreEqual() throws Exception {
    ColumnCipher column = column(1, TEXT, 7);
    byte[] first = column.seal(bytes("invented"));
    byte[] second = column.seal(bytes("invented"));
    assertThat(column.open(first)).isEqualTo(bytes("invented"));
    assertThat(first).isNotEqualTo(second).hasSize(8 + 49);
    assertThat(HexFormat.of().formatHex(first, 0, 9)).isEqualTo("49e6a5010100000007");
  }

  @Test
  void everyFlippedBitIsNoticed() {
    ColumnCipher column = column(1, TEXT, 7);
    byte[] cell = column.seal(bytes("invented"));
    for (int bit = 0; bit < cell.length * 8; bit++) {
      byte[] changed = cell.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> column.open(changed))
          .as("bit %s", bit)
          .isInstanceOf(CellException.class)
          .hasMessageContaining("customer.ssn");
    }
  }

  @Test
  void everyTruncationIsNoticed() {
    ColumnCipher column = column(1, TEXT, 7);
    byte[] cell = column.seal(bytes("invented"));
    for (int size = 0; size < cell.length; size++) {
      byte[] cut = Arrays.copyOf(cell, size);
      assertThatThrownBy(() -> column.open(cut)).isInstanceOf(CellException.class);
    }
  }

  @Test
  void aCellOfAnotherColumnDoesNotOpen() {
    byte[] cell = column(2, TEXT, 7).seal(bytes("invented"));
    assertThatThrownBy(() -> column(1, TEXT, 7).open(cell))
        .isExactlyInstanceOf(CellException.class)
        .hasMessage(
            "cell of customer.ssn does not open (key 0x00000007). It was changed, or belongs to"
                + " another column; restore the row from a backup.");
  }

  @Test
  void aCellOfAnotherTypeDoesNotOpen() {
    byte[] cell = column(1, LogicalTypes.parse("BIGINT"), 7).seal(new byte[8]);
    assertThatThrownBy(() -> column(1, TEXT, 7).open(cell))
        .isExactlyInstanceOf(CellException.class);
  }

  @Test
  void anUnknownKeyIsSaidToBeUnknown() {
    byte[] cell = column(1, TEXT, 8).seal(bytes("invented"));
    assertThatThrownBy(() -> column(1, TEXT, 7).open(cell))
        .isInstanceOfSatisfying(UnknownKeyException.class, e -> assertThat(e.keyId()).isEqualTo(8));
  }

  @Test
  void aRetiredKeyReads() throws Exception {
    byte[] cell = column(1, TEXT, 7).seal(bytes("invented"));
    ColumnCipher rotated =
        ColumnCipher.builder(
                "customer.ssn", filled(16, 1), TEXT, Comparison.EXACT, SuiteName.XAES_256_GCM)
            .writeKey(key(8))
            .readKey(key(7))
            .build();
    assertThat(rotated.open(cell)).isEqualTo(bytes("invented"));
    assertThat(rotated.seal(bytes("x"))[8]).isEqualTo((byte) 8);
  }

  @Test
  void tokensAreEqualForEqualValuesOfAColumnOnly() {
    byte[] one = column(1, TEXT, 7).token(SearchKind.EQUALITY, bytes("a"));
    assertThat(one).hasSize(16);
    assertThat(column(1, TEXT, 8).token(SearchKind.EQUALITY, bytes("a"))).isEqualTo(one);
    assertThat(column(2, TEXT, 7).token(SearchKind.EQUALITY, bytes("a"))).isNotEqualTo(one);
    assertThat(column(1, TEXT, 7).token(SearchKind.EQUALITY, bytes("b"))).isNotEqualTo(one);
  }

  @Test
  void aDestroyedKeyIsNotUsedAndShowsItsIdOnly() {
    DataKey key = key(7);
    assertThat(key).hasToString("DataKey[0x00000007]");
    key.destroy();
    assertThat(key.isDestroyed()).isTrue();
    assertThatThrownBy(key::keyCheck)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("destroyed");
  }
}
