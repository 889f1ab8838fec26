package io.bulla.jdbc;

import io.bulla.sql.ValueSource.Change;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code NULLIF(?, '')}, {@code TRIM(?)} and the like of a sealed parameter, done as each database
 * does it, or refused where they differ.
 */
final class Changes {
  private Changes() {}

  /**
   * What the text makes of a value.
   *
   * @throws SQLException 0A000 when only the database can tell
   */
  static @Nullable Object made(List<Change> changes, @Nullable Object value) throws SQLException {
    if (value != null && !(value instanceof String)) {
      throw refused("is no String, which the database would convert by its own rules");
    }
    String text = (String) value;
    for (Change change : changes) {
      text = text == null ? ofNull(change) : made(change, text);
    }
    return text;
  }

  private static @Nullable String ofNull(Change change) {
    return change instanceof Change.IfNull ifNull ? ifNull.literal().text() : null;
  }

  private static @Nullable String made(Change change, String text) throws SQLException {
    if (change instanceof Change.NullIf nullIf) {
      return LiteralTests.isOneOf(List.of(nullIf.literal()), text) ? null : text;
    }
    if (change instanceof Change.Replace replace) {
      return text.replace(replace.from().text(), replace.to().text());
    }
    return change instanceof Change.Fold fold ? folded(fold, text) : text;
  }

  private static String folded(Change.Fold fold, String text) throws SQLException {
    if (fold == Change.Fold.TRIM) {
      return withoutSpaces(text);
    }
    String folded =
        fold == Change.Fold.LOWER ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT);
    if (text.codePoints().anyMatch(each -> each >= 0x80 && hasCase(each))) {
      throw refused("has letters whose case databases change by rules of their own");
    }
    return folded;
  }

  /** Of half of a surrogate pair nobody knows. */
  private static boolean hasCase(int character) {
    String text = Character.toString(character);
    return Character.getType(character) == Character.SURROGATE
        || !text.toLowerCase(Locale.ROOT).equals(text)
        || !text.toUpperCase(Locale.ROOT).equals(text);
  }

  /** Spaces alone, no other white space: as SQL has it. */
  private static String withoutSpaces(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) == ' ') {
      from++;
    }
    while (from < to && text.charAt(to - 1) == ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  private static SQLException refused(String why) {
    return Errors.unsupported(
        "a parameter meets a sealed column behind a function, which Bulla computes; but it "
            + why
            + ". Compute it in the application.");
  }
}
