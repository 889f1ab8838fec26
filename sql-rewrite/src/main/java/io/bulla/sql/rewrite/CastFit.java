package io.bulla.sql.rewrite;

import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalType.Kind;
import io.bulla.policy.LogicalTypes;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which casts change nothing about a value that meets a sealed column. */
final class CastFit {
  private static final List<Kind> INTEGERS =
      List.of(Kind.TINYINT, Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT);

  /** Others are errors of the database's, or pad. */
  private static final Set<String> MYSQL_TYPES =
      Set.of("CHAR", "DATE", "DATETIME", "DECIMAL", "DOUBLE", "TIME");

  private CastFit() {}

  /** Refuses a cast that may change the value in another way than the column's type does. */
  static void refuse(Value value, SealedColumn column, Dialect dialect) {
    String cast = value.cast();
    if (cast == null || isUnlimitedText(cast, column, dialect)) {
      return;
    }
    LogicalType own = column.type();
    boolean fits = type(cast, dialect).filter(type -> isAtLeast(type, own)).isPresent();
    if (!fits) {
      throw new RefusedException(
          Reason.CAST, value.start(), value.end(), cast, column.label(), own);
    }
  }

  /** How a value is made a token to compare: a cast rounds it as storing it would. */
  static Binding.Use use(Value value, SealedColumn column, Dialect dialect) {
    String cast = value.cast();
    boolean asIs =
        cast == null
            || isUnlimitedText(cast, column, dialect)
            || type(cast, dialect)
                .filter(type -> type.kind() == Kind.VARCHAR && !type.equals(column.type()))
                .isPresent();
    return asIs ? Binding.Use.COMPARED : Binding.Use.STORED;
  }

  /** Whether a cast gives the column's values as they are. */
  static boolean keeps(String cast, SealedColumn column, Dialect dialect) {
    return isUnlimitedText(cast, column, dialect)
        || type(cast, dialect).filter(column.type()::equals).isPresent();
  }

  /** Whether a parameter is an array without a cast, or with one that changes no element. */
  static boolean isOfArray(Value value, SealedColumn column, Dialect dialect) {
    String cast = value.cast();
    if (cast == null) {
      return true;
    }
    String element = cast.replaceFirst("(\\[\\]| ARRAY)$", "");
    if (element.equals(cast)) {
      return false;
    }
    boolean whole =
        INTEGERS.contains(column.type().kind())
            && type(element, dialect).filter(type -> isAtLeast(type, column.type())).isPresent();
    return whole || isUnlimitedText(element, column, dialect);
  }

  /** Whether it only makes the value a text, of a column that pads nothing. */
  static boolean isUnlimitedText(String cast, SealedColumn column, Dialect dialect) {
    Set<String> names =
        dialect == Dialects.MYSQL
            ? Set.of("CHAR", Value.TEXT)
            : Set.of(Value.TEXT, "TEXT", "CHARACTER VARYING");
    Kind kind = column.type().kind();
    return names.contains(cast) && (kind == Kind.VARCHAR || kind == Kind.TEXT);
  }

  private static Optional<LogicalType> type(String cast, Dialect dialect) {
    if (dialect == Dialects.MYSQL && (cast.equals("SIGNED") || cast.equals("SIGNED INTEGER"))) {
      return Optional.of(new LogicalType(Kind.BIGINT, LogicalType.UNLIMITED, 0));
    }
    if (dialect == Dialects.MYSQL && !MYSQL_TYPES.contains(cast.replaceFirst("\\(.*", ""))) {
      return Optional.empty();
    }
    try {
      LogicalType type = dialect.completed(LogicalTypes.parse(cast));
      boolean text = dialect == Dialects.MYSQL && type.kind() == Kind.CHAR;
      return Optional.of(text ? new LogicalType(Kind.VARCHAR, type.length(), 0) : type);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isAtLeast(LogicalType type, LogicalType own) {
    boolean wider =
        INTEGERS.indexOf(type.kind()) >= INTEGERS.indexOf(own.kind())
            && INTEGERS.contains(own.kind());
    boolean longer =
        type.kind() == Kind.VARCHAR
            && own.kind() == Kind.VARCHAR
            && own.length() != LogicalType.UNLIMITED
            && type.length() >= own.length();
    return type.equals(own) || wider || longer;
  }
}
