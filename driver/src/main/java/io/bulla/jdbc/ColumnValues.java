package io.bulla.jdbc;

import io.bulla.cipher.Canonical;
import io.bulla.cipher.CellException;
import io.bulla.cipher.ValueException;
import io.bulla.policy.LogicalType;
import io.bulla.sql.SealedColumn;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Values as the database would keep or compare them in a sealed column. */
final class ColumnValues {
  private final Session session;
  private final SessionState state;

  ColumnValues(Session session, SessionState state) {
    this.session = session;
    this.state = state;
  }

  /** As the database would keep it: rounded to its scale. */
  byte[] canonical(SealedColumn column, Object value, java.util.@Nullable Calendar calendar)
      throws SQLException {
    boolean rounds =
        column.type().kind() == LogicalType.Kind.DATE
            && session.manner() == DriverManner.MYSQL
            && !session.truncatesFractions();
    Object given = rounds ? Moments.toWholeSecond(value, calendar) : value;
    Object converted =
        Inputs.convert(column, session.manner(), given, calendar, state.zone(), true);
    converted =
        session.truncatesFractions()
            ? Moments.truncated(column.type().length(), converted)
            : Moments.asServerReads(converted, value, session.manner());
    if (session.manner() == DriverManner.H2) {
      converted = Moments.beforeMidnight(column.type(), converted);
    }
    try {
      return Canonical.encode(column.type(), converted);
    } catch (ValueException e) {
      throw Errors.value(column.label(), e);
    }
  }

  /** As the database reads it for a comparison: to the microsecond, but for H2. */
  Object compared(SealedColumn column, Object value, java.util.@Nullable Calendar calendar)
      throws SQLException {
    Object converted =
        Inputs.convert(column, session.manner(), value, calendar, state.zone(), false);
    return session.truncatesFractions()
        ? Moments.truncated(6, converted)
        : Moments.asServerReads(converted, value, session.manner());
  }

  static Object decoded(SealedColumn column, byte[] canonical) throws SQLException {
    try {
      return Canonical.decode(column.type(), canonical);
    } catch (CellException e) {
      throw Errors.cell(e);
    }
  }

  static byte[] comparable(SealedColumn column, Object value) throws SQLException {
    try {
      return Canonical.comparable(column.type(), column.compare(), value);
    } catch (ValueException e) {
      throw Errors.value(column.label(), e);
    }
  }

  /** Neither a token nor a cell can be of a value before and after it is rounded. */
  static void refuseChanged(SealedColumn column, Object stored, @Nullable Object compared)
      throws SQLException {
    boolean same =
        compared != null && Arrays.equals(comparable(column, stored), comparable(column, compared));
    if (!same) {
      throw Errors.value(
          column.label(),
          "the value is read or compared too, and storing would change it.",
          "22000");
    }
  }
}
