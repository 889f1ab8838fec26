package io.bulla.keys;

import io.bulla.cipher.DataKey;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code wrapped_key} holds: the text of the CMK that the row names, or that and a second
 * CMK's. Two are written as {@code bulla:2:} and five texts, each after its length and a colon: the
 * first CMK's text; provider, CMK id, text and MAC of the second. The MAC stands under the key
 * itself, so that nobody exchanges a way in that is seldom used.
 *
 * @param first opaque text of the provider and CMK that the row names
 */
record Wrapping(String first, Optional<Second> second) {
  private static final String MARK = "bulla:2:";

  /**
   * The second way to the same key.
   *
   * @param mac 64 hex digits
   */
  record Second(String provider, String cmkId, String wrappedKey, String mac) {}

  /**
   * @throws KeyException if the text is damaged
   */
  static Wrapping of(DataKeyRow row) throws KeyException {
    String text = row.wrappedKey();
    if (!text.startsWith(MARK)) {
      return new Wrapping(text, Optional.empty());
    }
    List<String> parts = new ArrayList<>();
    int at = MARK.length();
    while (at < text.length()) {
      int colon = text.indexOf(':', at);
      String digits = colon < 0 ? "" : text.substring(at, colon);
      if (!digits.matches("[0-9]{1,4}") || colon + 1 + Integer.parseInt(digits) > text.length()) {
        throw RowRules.edited(row, "has a damaged wrapped_key");
      }
      at = colon + 1 + Integer.parseInt(digits);
      parts.add(text.substring(colon + 1, at));
    }
    if (parts.size() != 5) {
      throw RowRules.edited(row, "has a damaged wrapped_key");
    }
    return new Wrapping(
        parts.get(0),
        Optional.of(new Second(parts.get(1), parts.get(2), parts.get(3), parts.get(4))));
  }

  /** What one CMK unwraps. */
  record Part(String cmkId, String wrappedKey) {}

  /**
   * The text that a service opens: the policy may name the two CMKs in either order.
   *
   * @throws KeyException if none is of its provider
   */
  Part part(DataKeyRow row, KmsCaller by) throws KmsException, KeyException {
    if (second.isPresent()) {
      Second other = second.get();
      if (other.provider().equals(by.provider()) && other.cmkId().equals(by.cmkId())) {
        return new Part(other.cmkId(), other.wrappedKey());
      }
    }
    if (!row.provider().equals(by.provider())) {
      throw new KeyException(
          KeyException.Kind.WRONG_CMK,
          "%s was wrapped by KMS provider \"%s\", but the policy names \"%s\"; correct kms.provider"
              .formatted(RowRules.describe(row), row.provider(), by.provider()));
    }
    return new Part(row.cmkId(), first);
  }

  /** Whether that CMK opens the key. */
  boolean isBy(DataKeyRow row, String provider, String cmkId) {
    return (row.provider().equals(provider) && row.cmkId().equals(cmkId))
        || second
            .filter(other -> other.provider().equals(provider) && other.cmkId().equals(cmkId))
            .isPresent();
  }

  /**
   * The text of the column.
   *
   * @throws KeyException if both together are too long for it
   */
  String text() throws KeyException {
    if (second.isEmpty()) {
      return first;
    }
    Second other = second.get();
    StringBuilder text = new StringBuilder(MARK);
    for (String part :
        List.of(first, other.provider(), other.cmkId(), other.wrappedKey(), other.mac())) {
      text.append(part.length()).append(':').append(part);
    }
    if (text.length() > Kms.WRAPPED_KEY_MAX_LENGTH) {
      throw new KeyException(
          KeyException.Kind.POLICY,
          "a key wrapped by both CMKs takes %d characters, and bulla_data_key holds %d; remove kms.secondary"
              .formatted(text.length(), Kms.WRAPPED_KEY_MAX_LENGTH));
    }
    return text.toString();
  }

  Wrapping withFirst(String newFirst) {
    return new Wrapping(newFirst, second);
  }

  /** With a second CMK's text, and its MAC under the key. */
  Wrapping withSecond(int keyId, DataKey key, String provider, String cmkId, String wrappedKey) {
    String mac = key.mac(bytes(keyId, provider, cmkId, wrappedKey));
    return new Wrapping(first, Optional.of(new Second(provider, cmkId, wrappedKey, mac)));
  }

  /**
   * @throws KeyException if the second text is not the one that was written with this key
   */
  void check(DataKeyRow row, DataKey key) throws KeyException {
    if (second.isEmpty()) {
      return;
    }
    Second other = second.get();
    String mac = key.mac(bytes(row.keyId(), other.provider(), other.cmkId(), other.wrappedKey()));
    if (!RowBytes.same(other.mac(), mac)) {
      throw RowRules.edited(row, "has a second wrapping that does not match its MAC");
    }
  }

  private static byte[] bytes(int keyId, String provider, String cmkId, String wrappedKey) {
    return RowBytes.join(
        "bulla_second_wrapping/1", Integer.toUnsignedString(keyId), provider, cmkId, wrappedKey);
  }
}
