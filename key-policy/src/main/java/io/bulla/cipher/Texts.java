package io.bulla.cipher;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Canonical forms of text. */
final class Texts {
  private Texts() {}

  static byte[] encode(LogicalType type, String text) throws ValueException {
    boolean fixed = type.kind() == LogicalType.Kind.CHAR;
    // databases return a CHAR without the blanks it was padded with, and ignore excess ones
    String kept = fixed ? withoutTrailingBlanks(text) : text;
    int limit = type.length();
    if (limit != LogicalType.UNLIMITED && kept.codePointCount(0, kept.length()) > limit) {
      throw new ValueException(
          "22001",
          "the text of "
              + kept.codePointCount(0, kept.length())
              + " characters is too long for "
              + type);
    }
    return utf8(kept);
  }

  private static byte[] utf8(String text) throws ValueException {
    try {
      ByteBuffer bytes =
          StandardCharsets.UTF_8
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] result = new byte[bytes.remaining()];
      bytes.get(result);
      return result;
    } catch (CharacterCodingException e) {
      throw new ValueException("22021", "the text holds half of a surrogate pair");
    }
  }

  static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("the bytes are no UTF-8", e);
    }
  }

  static String withoutTrailingBlanks(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  /**
   * Upper case first: that folds {@code ß} and {@code ss}, and {@code ς} and {@code σ}, together.
   */
  static byte[] comparable(String text, Comparison compare) throws ValueException {
    return switch (compare) {
      case EXACT -> utf8(text);
      case IGNORE_CASE ->
          utf8(
              Normalizer.normalize(
                  Normalizer.normalize(text, Normalizer.Form.NFKC)
                      .toUpperCase(Locale.ROOT)
                      .toLowerCase(Locale.ROOT),
                  Normalizer.Form.NFKC));
    };
  }
}
