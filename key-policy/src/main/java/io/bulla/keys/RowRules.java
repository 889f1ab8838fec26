package io.bulla.keys;

import io.bulla.cipher.DataKey;
import io.bulla.keys.KeyException.Kind;
import io.bulla.policy.LogicalType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** When a metadata row is believed. */
final class RowRules {
  static final String ACTIVE = "active";
  static final String RETIRED = "retired";
  static final String DESTROYED = "destroyed";
  static final String SEALED = "sealed";

  private static final Set<String> KEY_STATES = Set.of(ACTIVE, RETIRED, DESTROYED);
  private static final Pattern COLUMN_ID = Pattern.compile("[0-9a-f]{32}");

  private RowRules() {}

  /** Before the key is unwrapped. */
  static void checkForm(DataKeyRow row) throws KeyException {
    if (!KEY_STATES.contains(row.state())) {
      throw edited(row, "has the unknown state \"" + row.state() + "\"");
    }
    if (row.version() < 1) {
      throw edited(row, "has no version of 1 or more");
    }
    if (row.state().equals(DESTROYED) != row.wrappedKey().isEmpty()) {
      throw edited(row, "must have an empty wrapped_key exactly when its state is destroyed");
    }
  }

  /** With the unwrapped key. */
  static void checkKey(DataKeyRow row, DataKey key) throws KeyException {
    if (!RowBytes.same(row.keyCheck(), key.keyCheck())) {
      throw new KeyException(
          Kind.WRONG_KEY,
          "%s: CMK %s unwrapped another key than the one whose check value is stored; restore the row of bulla_data_key from a backup"
              .formatted(describe(row), row.cmkId()));
    }
    if (!RowBytes.same(row.mac(), key.mac(RowBytes.of(row)))) {
      throw edited(row, "does not match its MAC");
    }
  }

  /** A column row is vouched for by a cell key of its table, of any version. */
  static void checkColumn(ColumnRow row, List<HeldKey> cellKeys, LogicalType type)
      throws KeyException {
    byte[] bytes = RowBytes.of(row);
    boolean vouched = false;
    for (HeldKey held : cellKeys) {
      vouched |= RowBytes.same(row.mac(), held.key().mac(bytes));
    }
    if (!vouched) {
      throw edited(row, "does not match its MAC");
    }
    if (!COLUMN_ID.matcher(row.columnId()).matches()) {
      throw edited(row, "has no column id of 32 hex digits");
    }
    if (!row.state().equals(SEALED)) {
      throw new KeyException(
          Kind.POLICY,
          "column %s.%s is in state \"%s\"; this version of Bulla answers sealed columns only: finish the migration first"
              .formatted(row.table(), row.column(), row.state()));
    }
    if (!family(row.type()).equals(family(type.toString()))) {
      throw new KeyException(
          Kind.POLICY,
          "column %s.%s was sealed as %s, but the policy says %s: its cells would not open. Correct the type in the policy"
              .formatted(row.table(), row.column(), row.type(), type));
    }
  }

  /** Types whose canonical bytes are read alike; lengths may change as the column is widened. */
  private static String family(String type) {
    int parenthesis = type.indexOf('(');
    String kind = parenthesis < 0 ? type : type.substring(0, parenthesis);
    return switch (kind) {
      case "CHAR", "VARCHAR", "TEXT" -> "text";
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> "integer";
      case "BINARY", "VARBINARY", "BLOB" -> "binary";
      default -> kind;
    };
  }

  static KeyException edited(DataKeyRow row, String how) {
    return edited("bulla_data_key", describe(row), how);
  }

  static KeyException edited(ColumnRow row, String how) {
    return edited("bulla_column", "column " + row.table() + "." + row.column(), how);
  }

  private static KeyException edited(String table, String which, String how) {
    return new KeyException(
        Kind.EDITED,
        "metadata row of %s in %s was edited: it %s; find out who wrote it and restore it from a backup"
            .formatted(which, table, how));
  }

  static String describe(DataKeyRow row) {
    return "key %s (%s, version %d)"
        .formatted(Integer.toUnsignedString(row.keyId()), KeyName.of(row), row.version());
  }
}
