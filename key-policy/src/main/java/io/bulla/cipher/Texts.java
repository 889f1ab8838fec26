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
  private static final char DOTLESS_I = 'ı';

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
    if (!hasSurrogates(text)) {
      // nothing can be malformed, and this is ten times as fast
      return text.getBytes(StandardCharsets.UTF_8);
    }
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

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static String decode(byte[] bytes) {
    // the JDK's fast way writes this character for what is malformed, so without it nothing was
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.indexOf('\ufffd') < 0) {
      return text;
    }
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

  static byte[] comparable(String text, Comparison compare) throws ValueException {
    return switch (compare) {
      case EXACT -> utf8(text);
      case IGNORE_CASE ->
          utf8(
              Normalizer.normalize(
                  folded(Normalizer.normalize(text, Normalizer.Form.NFKC)), Normalizer.Form.NFKC));
    };
  }

  /**
   * Unicode's full case folding (CaseFolding.txt, C and F), without its table. Lower case turns
   * {@code ẞ} into {@code ß}, upper case that into {@code SS}, lower case again into {@code ss}.
   * Two letters need help: the Turkish {@code ı} would become an {@code i}, and a {@code σ} at the
   * end of a word a {@code ς}.
   */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    int start = 0;
    for (int end = text.indexOf(DOTLESS_I); end >= 0; end = text.indexOf(DOTLESS_I, start)) {
      folded.append(foldedPart(text.substring(start, end))).append(DOTLESS_I);
      start = end + 1;
    }
    return folded.append(foldedPart(text.substring(start))).toString();
  }

  private static String foldedPart(String text) {
    return text.toLowerCase(Locale.ROOT)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replace('ς', 'σ');
  }
}
