package io.bulla.keys;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * What the MAC of a metadata row is computed over: a tag that names the table and format, then each
 * field as a four-byte length and UTF-8, in the order of the record. No two rows share bytes.
 *
 * <p>How a key is wrapped is not part of it, so that a key can be wrapped again by who never sees
 * it. That is vouched for by the KMS (the encryption context names the row), by the check value and
 * by the CMK that the policy names.
 */
final class RowBytes {
  private RowBytes() {}

  static byte[] of(DataKeyRow row) {
    return join(
        "bulla_data_key/2",
        Integer.toUnsignedString(row.keyId()),
        row.schema(),
        row.table(),
        row.purpose(),
        Integer.toString(row.version()),
        row.state(),
        row.suite(),
        row.keyCheck(),
        Long.toString(row.createdAt().getEpochSecond()));
  }

  static byte[] of(ColumnRow row) {
    return join(
        "bulla_column/1",
        row.schema(),
        row.table(),
        row.column(),
        row.columnId(),
        row.type(),
        row.state(),
        Integer.toString(row.epoch()));
  }

  /** Compares in constant time. */
  static boolean same(String mac, String other) {
    return MessageDigest.isEqual(
        mac.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] join(String... fields) {
    List<byte[]> parts = new ArrayList<>();
    int size = 0;
    for (String field : fields) {
      byte[] part = field.getBytes(StandardCharsets.UTF_8);
      parts.add(part);
      size += 4 + part.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    parts.forEach(part -> bytes.putInt(part.length).put(part));
    return bytes.array();
  }
}
