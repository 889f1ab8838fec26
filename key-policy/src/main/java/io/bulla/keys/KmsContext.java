package io.bulla.keys;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The KMS encryption context of a data key: the identical text each time. A wrapped key copied to
 * the row of another schema, table or key id does not unwrap.
 */
final class KmsContext {
  private KmsContext() {}

  static String of(String schema, String table, int keyId) {
    return "{\"bulla\":\"1\",\"schema\":%s,\"table\":%s,\"key\":\"%s\"}"
        .formatted(quoted(schema), quoted(table), Integer.toUnsignedString(keyId));
  }

  /** Of a record's own key. */
  static String ofRecord(byte[] record) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(record);
      return "{\"bulla\":\"1\",\"record\":\"%s\"}".formatted(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** A JSON string of ASCII characters only, so that no service re-encodes it. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20 || c > 0x7e) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
