package io.bulla.sql.rewrite;

import io.bulla.policy.LogicalType;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource.Literal;
import io.bulla.sql.ValueSource.Literal.Kind;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which literals may meet a sealed column. Databases convert across types by rules of their own
 * ({@code '007' = 7} is true in MySQL, an error in PostgreSQL); where these matter, Bulla refuses.
 */
final class LiteralFit {
  private LiteralFit() {}

  /** Refuses a literal that a comparison would convert in a way tokens cannot follow. */
  static void refuseCompared(Value value, SealedColumn column, Work work) {
    CastFit.refuse(value, column, work.dialect);
    if (value.source() instanceof Literal literal
        && !(value.cast() != null && isWholeNumberAsText(literal, column))
        && !(compared(column.type()).contains(literal.kind())
            && LiteralText.isSure(literal, column.type(), work.dialect, true))) {
      throw refusal(Reason.LITERAL_COMPARED, value, literal, column);
    }
  }

  /**
   * Refuses a literal that storing would convert in a way Bulla cannot be sure of.
   *
   * @param amongOthers whether the database finds one type for it and other values or columns first
   */
  static void refuseStored(Value value, SealedColumn column, boolean amongOthers, Work work) {
    CastFit.refuse(value, column, work.dialect);
    if (!(value.source() instanceof Literal literal)) {
      return;
    }
    boolean asText = isWholeNumberAsText(literal, column);
    if (asText && amongOthers && value.cast() == null) {
      // H2 makes numbers of the texts beside it
      throw refusal(Reason.LITERAL_STORED, value, literal, column);
    }
    if (!asText
        && !(compared(column.type()).contains(literal.kind())
            && LiteralText.isSure(literal, column.type(), work.dialect, false))) {
      throw refusal(Reason.LITERAL_STORED, value, literal, column);
    }
  }

  /** Whether a value of the column may stand where a literal of this kind stands. */
  static boolean fits(Kind kind, SealedColumn column) {
    return compared(column.type()).contains(kind);
  }

  private static boolean isWholeNumberAsText(Literal literal, SealedColumn column) {
    return column.type().kind().isText()
        && literal.kind() == Kind.NUMBER
        && literal.text().matches("-?(0|[1-9][0-9]*)");
  }

  private static RefusedException refusal(
      Reason reason, Value value, Literal literal, SealedColumn column) {
    return new RefusedException(
        reason,
        value.start(),
        value.end(),
        literal.kind().name().toLowerCase(Locale.ROOT),
        column.label(),
        column.type());
  }

  private static Set<Kind> compared(LogicalType type) {
    return switch (type.kind()) {
      case CHAR, VARCHAR, TEXT, JSON, UUID -> EnumSet.of(Kind.STRING);
      case BOOLEAN -> EnumSet.of(Kind.BOOLEAN);
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE ->
          EnumSet.of(Kind.NUMBER, Kind.STRING);
      case DATE -> EnumSet.of(Kind.DATE, Kind.STRING);
      case TIME -> EnumSet.of(Kind.TIME, Kind.STRING);
      case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
          EnumSet.of(Kind.TIMESTAMP, Kind.DATE, Kind.STRING);
      case BINARY, VARBINARY, BLOB -> EnumSet.of(Kind.BINARY);
    };
  }
}
