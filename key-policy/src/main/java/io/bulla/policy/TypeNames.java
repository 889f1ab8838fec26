package io.bulla.policy;

import io.bulla.policy.LogicalType.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SQL spellings of types to {@link LogicalType}. */
final class TypeNames {
  private static final Pattern TYPE =
      Pattern.compile(
          "([A-Z][A-Z0-9 ]*?)\\s*(?:\\(\\s*(\\d{1,10})\\s*(?:,\\s*(\\d{1,10})\\s*)?\\))?\\s*(WITH TIME ZONE|WITHOUT TIME ZONE)?");

  /** What may stand in parentheses. */
  private enum Form {
    NONE,
    LENGTH,
    LENGTH_OR_ONE,
    DECIMAL,
    FRACTION,
    FLOAT
  }

  private record Spelled(Kind kind, Form form) {}

  private static final Map<String, Spelled> KINDS =
      Map.ofEntries(
          entry("CHAR", Kind.CHAR, Form.LENGTH_OR_ONE),
          entry("CHARACTER", Kind.CHAR, Form.LENGTH_OR_ONE),
          entry("NCHAR", Kind.CHAR, Form.LENGTH_OR_ONE),
          entry("NATIONAL CHAR", Kind.CHAR, Form.LENGTH_OR_ONE),
          entry("NATIONAL CHARACTER", Kind.CHAR, Form.LENGTH_OR_ONE),
          entry("VARCHAR", Kind.VARCHAR, Form.LENGTH),
          entry("CHARACTER VARYING", Kind.VARCHAR, Form.LENGTH),
          entry("CHAR VARYING", Kind.VARCHAR, Form.LENGTH),
          entry("NVARCHAR", Kind.VARCHAR, Form.LENGTH),
          entry("NCHAR VARYING", Kind.VARCHAR, Form.LENGTH),
          entry("NATIONAL CHARACTER VARYING", Kind.VARCHAR, Form.LENGTH),
          entry("TEXT", Kind.TEXT, Form.NONE),
          entry("CLOB", Kind.TEXT, Form.NONE),
          entry("NCLOB", Kind.TEXT, Form.NONE),
          entry("CHARACTER LARGE OBJECT", Kind.TEXT, Form.NONE),
          entry("LONGTEXT", Kind.TEXT, Form.NONE),
          entry("MEDIUMTEXT", Kind.TEXT, Form.NONE),
          entry("BOOLEAN", Kind.BOOLEAN, Form.NONE),
          entry("BOOL", Kind.BOOLEAN, Form.NONE),
          entry("TINYINT", Kind.TINYINT, Form.NONE),
          entry("SMALLINT", Kind.SMALLINT, Form.NONE),
          entry("INT2", Kind.SMALLINT, Form.NONE),
          entry("INTEGER", Kind.INTEGER, Form.NONE),
          entry("INT", Kind.INTEGER, Form.NONE),
          entry("INT4", Kind.INTEGER, Form.NONE),
          entry("BIGINT", Kind.BIGINT, Form.NONE),
          entry("INT8", Kind.BIGINT, Form.NONE),
          entry("DECIMAL", Kind.DECIMAL, Form.DECIMAL),
          entry("DEC", Kind.DECIMAL, Form.DECIMAL),
          entry("NUMERIC", Kind.DECIMAL, Form.DECIMAL),
          entry("REAL", Kind.REAL, Form.NONE),
          entry("FLOAT4", Kind.REAL, Form.NONE),
          entry("DOUBLE PRECISION", Kind.DOUBLE, Form.NONE),
          entry("DOUBLE", Kind.DOUBLE, Form.NONE),
          entry("FLOAT8", Kind.DOUBLE, Form.NONE),
          entry("FLOAT", Kind.DOUBLE, Form.FLOAT),
          entry("DATE", Kind.DATE, Form.NONE),
          entry("TIME", Kind.TIME, Form.FRACTION),
          entry("TIMESTAMP", Kind.TIMESTAMP, Form.FRACTION),
          entry("DATETIME", Kind.TIMESTAMP, Form.FRACTION),
          entry("TIMESTAMPTZ", Kind.TIMESTAMP_WITH_TIME_ZONE, Form.FRACTION),
          entry("UUID", Kind.UUID, Form.NONE),
          entry("BINARY", Kind.BINARY, Form.LENGTH_OR_ONE),
          entry("VARBINARY", Kind.VARBINARY, Form.LENGTH),
          entry("BINARY VARYING", Kind.VARBINARY, Form.LENGTH),
          entry("BLOB", Kind.BLOB, Form.NONE),
          entry("BINARY LARGE OBJECT", Kind.BLOB, Form.NONE),
          entry("LONGBLOB", Kind.BLOB, Form.NONE),
          entry("MEDIUMBLOB", Kind.BLOB, Form.NONE),
          entry("BYTEA", Kind.BLOB, Form.NONE),
          entry("JSON", Kind.JSON, Form.NONE),
          entry("JSONB", Kind.JSON, Form.NONE));

  private static final int LENGTH_MAX = 100_000_000;
  private static final int PRECISION_MAX = 65; // MySQL's, the smallest of the databases
  private static final int FRACTION_MAX = 6;

  private TypeNames() {}

  /**
   * @throws IllegalArgumentException whose message says the rule and the fix
   */
  static LogicalType parse(String text) {
    String upper = text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
    Matcher parts = TYPE.matcher(upper);
    if (!parts.matches()) {
      throw bad("type \"%s\" is not written as SQL writes it; for example VARCHAR(20)", text);
    }
    Spelled spelled = KINDS.get(parts.group(1));
    if (spelled == null) {
      throw bad(
          "unknown type \"%s\"; %s",
          parts.group(1), Spelling.known(parts.group(1), new TreeSet<>(KINDS.keySet())));
    }
    int first = number(parts.group(2));
    int second = number(parts.group(3));
    LogicalType type = type(parts.group(1), spelled, first, second);
    return parts.group(4) == null ? type : zoned(text, type, parts.group(4));
  }

  private static LogicalType type(String word, Spelled spelled, int first, int second) {
    if (second >= 0 && spelled.form != Form.DECIMAL) {
      throw bad("%s takes no second number in parentheses", word);
    }
    int unlimited = LogicalType.UNLIMITED;
    return switch (spelled.form) {
      case NONE -> {
        if (first >= 0) {
          throw bad("%s takes no number in parentheses; write %s", word, word);
        }
        yield new LogicalType(spelled.kind, unlimited, 0);
      }
      case FLOAT -> new LogicalType(floatKind(first), unlimited, 0);
      case LENGTH -> {
        if (first < 0) {
          throw bad("%s needs a length; write for example %s(255)", word, word);
        }
        yield sized(word, spelled.kind, first);
      }
      case LENGTH_OR_ONE -> sized(word, spelled.kind, first < 0 ? 1 : first);
      case DECIMAL -> decimal(word, first, second);
      case FRACTION -> {
        int digits = Math.max(first, unlimited);
        if (digits > FRACTION_MAX) {
          throw bad("%s has 0 to 6 fractional digits, not %d", word, digits);
        }
        yield new LogicalType(spelled.kind, digits, 0);
      }
    };
  }

  /** SQL: up to 24 binary digits are a REAL. */
  private static Kind floatKind(int digits) {
    if (digits == 0 || digits > 53) {
      throw bad("FLOAT has 1 to 53 binary digits, not %d", digits);
    }
    return digits > 0 && digits <= 24 ? Kind.REAL : Kind.DOUBLE;
  }

  private static LogicalType sized(String word, Kind kind, int length) {
    if (length < 1 || length > LENGTH_MAX) {
      throw bad("the length of %s is 1 to %d", word, LENGTH_MAX);
    }
    return new LogicalType(kind, length, 0);
  }

  private static LogicalType decimal(String word, int precision, int scale) {
    if (precision < 0) {
      throw bad("%s needs a precision and scale; write for example %s(12,2)", word, word);
    }
    if (precision < 1 || precision > PRECISION_MAX) {
      throw bad("the precision of %s is 1 to %d, not %d", word, PRECISION_MAX, precision);
    }
    int digits = Math.max(scale, 0);
    if (digits > precision) {
      throw bad("the scale of %s is 0 to its precision %d, not %d", word, precision, digits);
    }
    return new LogicalType(Kind.DECIMAL, precision, digits);
  }

  private static LogicalType zoned(String text, LogicalType type, String zone) {
    if (type.kind() != Kind.TIMESTAMP
        && !(type.kind() == Kind.TIME && zone.startsWith("WITHOUT"))) {
      throw bad("type \"%s\" cannot be sealed; only TIMESTAMP has a time zone here", text);
    }
    return zone.startsWith("WITHOUT")
        ? type
        : new LogicalType(Kind.TIMESTAMP_WITH_TIME_ZONE, type.length(), 0);
  }

  private static int number(@Nullable String digits) {
    return digits == null ? -1 : (int) Math.min(Long.parseLong(digits), Integer.MAX_VALUE);
  }

  private static Map.Entry<String, Spelled> entry(String word, Kind kind, Form form) {
    return Map.entry(word, new Spelled(kind, form));
  }

  private static IllegalArgumentException bad(String format, Object... names) {
    return new IllegalArgumentException(format.formatted(names));
  }
}
