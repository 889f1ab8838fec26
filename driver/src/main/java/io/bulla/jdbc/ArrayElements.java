package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import io.bulla.sql.SealedColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an array that the application sets compares a sealed column with. A database compares a
 * column with an array of another type by rules of its own, so only arrays of the column's own type
 * are taken.
 */
final class ArrayElements {
  private static final Set<String> TEXTS = Set.of("text", "varchar", "character varying");
  private static final Set<String> WHOLES =
      Set.of("int2", "int4", "int8", "smallint", "integer", "int", "bigint");
  private static final Set<String> NUMBERS = Set.of("numeric", "decimal");
  private static final Set<Class<?>> WHOLE_CLASSES =
      Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);

  private ArrayElements() {}

  /**
   * The elements as values of the column's type, null for NULL.
   *
   * @throws SQLException 0A000 when it is no array, or one of another type
   */
  static @Nullable Object[] of(
      SealedColumn column, DriverManner manner, Object given, SessionZone zone)
      throws SQLException {
    Object elements = given instanceof Array array ? array.getArray() : given;
    boolean fits =
        elements instanceof Object[]
            && (manner != DriverManner.POSTGRESQL
                || !(given instanceof Array array)
                || isNameOf(column.type(), array.getBaseTypeName()));
    if (!fits) {
      throw refused(column);
    }
    Object[] each = (Object[]) elements;
    @Nullable Object[] values = new Object[each.length];
    for (int i = 0; i < each.length; i++) {
      if (each[i] != null) {
        if (!isValueOf(column.type(), each[i])) {
          throw refused(column);
        }
        values[i] = Inputs.convert(column, manner, each[i], null, zone, false);
      }
    }
    return values;
  }

  private static SQLException refused(SealedColumn column) {
    return Errors.unsupported(
        column.label()
            + " is sealed and compared with an array that is none of "
            + column.type()
            + ". Make it with createArrayOf and that type, of elements of its own Java class.");
  }

  private static boolean isNameOf(LogicalType type, String written) {
    String name = written.toLowerCase(Locale.ROOT);
    return switch (type.kind()) {
      case VARCHAR, TEXT -> TEXTS.contains(name);
      case TINYINT, SMALLINT, INTEGER, BIGINT -> WHOLES.contains(name);
      case DECIMAL -> WHOLES.contains(name) || NUMBERS.contains(name);
      case DATE, UUID -> name.equals(type.kind().name().toLowerCase(Locale.ROOT));
      case BINARY, VARBINARY, BLOB -> name.equals("bytea");
      default -> false;
    };
  }

  private static boolean isValueOf(LogicalType type, Object element) {
    return switch (type.kind()) {
      case VARCHAR, TEXT -> element instanceof String;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> WHOLE_CLASSES.contains(element.getClass());
      case DECIMAL -> WHOLE_CLASSES.contains(element.getClass()) || element instanceof BigDecimal;
      case DATE -> element instanceof java.sql.Date || element instanceof LocalDate;
      case UUID -> element instanceof UUID;
      case BINARY, VARBINARY, BLOB -> element instanceof byte[];
      // padded, rounded or of a time zone: the database would compare them in another way
      default -> false;
    };
  }
}
