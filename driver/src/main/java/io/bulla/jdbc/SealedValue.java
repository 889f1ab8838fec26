package io.bulla.jdbc;

import io.bulla.policy.LogicalType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An opened value of a sealed column and its conversions to what {@code getXxx} gives (JDBC 4.3,
 * table B-6). Not a record: it has no {@code toString} that shows the value.
 */
final class SealedValue {
  private final String label;
  private final LogicalType type;
  private final Object value;
  private final DriverManner manner;
  private final SessionZone zone;

  /**
   * @param value of the class that {@code Canonical.javaClass} names
   * @param zone of the session when the value was read
   */
  SealedValue(String label, LogicalType type, Object value, DriverManner manner, SessionZone zone)
      throws SQLException {
    this.label = label;
    this.type = type;
    this.value = read(type, value, manner, zone);
    this.manner = manner;
    this.zone = zone;
  }

  /** What the database itself would have made of it. */
  private static Object read(LogicalType type, Object value, DriverManner manner, SessionZone zone)
      throws SQLException {
    if (type.kind() == LogicalType.Kind.CHAR && manner.padsChar()) {
      String text = (String) value;
      int missing = type.length() - text.codePointCount(0, text.length());
      return missing > 0 ? text + " ".repeat(missing) : text;
    }
    // PostgreSQL keeps the instant only
    return value instanceof OffsetDateTime moment && manner == DriverManner.POSTGRESQL
        ? moment.atZoneSameInstant(zone.server()).toOffsetDateTime()
        : value;
  }

  String text() {
    if (value instanceof Boolean truth) {
      return manner == DriverManner.POSTGRESQL ? (truth ? "t" : "f") : manner.text(truth);
    }
    if (value instanceof byte[] bytes) {
      return manner == DriverManner.POSTGRESQL
          ? "\\x" + HexFormat.of().formatHex(bytes)
          : new String(bytes, StandardCharsets.UTF_8);
    }
    boolean real = value instanceof Float || value instanceof Double;
    if (real && manner.writesNumbersAsServer()) {
      return ServerText.of((Number) value, manner);
    }
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof Temporal moment ? momentText(moment) : value.toString();
  }

  private String momentText(Temporal moment) {
    boolean before =
        manner == DriverManner.POSTGRESQL
            && moment.isSupported(ChronoField.YEAR)
            && moment.get(ChronoField.YEAR) <= 0;
    if (moment instanceof LocalDateTime local && manner == DriverManner.MARIADB) {
      return Times.text(local.atZone(ZoneId.systemDefault()).toLocalDateTime(), digits(local));
    }
    return before
        ? Times.text(moment.with(ChronoField.ERA, 1), 0) + " BC"
        : Times.text(moment, digits(moment));
  }

  /** Connector/J writes a fraction of the second in full, or none; MariaDB's driver all six. */
  private int digits(Temporal moment) {
    boolean fraction =
        moment.isSupported(ChronoField.NANO_OF_SECOND)
            && moment.get(ChronoField.NANO_OF_SECOND) != 0;
    return switch (manner) {
      case H2, POSTGRESQL -> 0;
      case MARIADB -> fraction && moment instanceof LocalDateTime ? 6 : type.length();
      case MYSQL -> fraction ? type.length() : 0;
    };
  }

  /** The text that the server sends for every type but a binary one. */
  private String serverText() {
    if (value instanceof Float || value instanceof Double) {
      return ServerText.of((Number) value, manner);
    }
    return value instanceof Temporal moment && manner == DriverManner.MYSQL
        ? Times.text(moment, type.length())
        : text();
  }

  boolean truth() throws SQLException {
    return Truths.read(label, value, manner);
  }

  /** MySQL reads an empty text as zero. */
  private Object number() {
    boolean empty =
        value instanceof String text && text.isEmpty()
            || value instanceof byte[] bytes && bytes.length == 0;
    return empty && manner == DriverManner.MYSQL ? BigDecimal.ZERO : value;
  }

  long whole(long least, long most) throws SQLException {
    Object number = number();
    boolean real = number instanceof Float || number instanceof Double;
    if (real && manner == DriverManner.H2) {
      return Numbers.whole(label, Math.round(((Number) number).doubleValue()), least, most);
    }
    return number instanceof Long
        ? Numbers.whole(label, number, least, most)
        : Numbers.whole(
            label, Numbers.decimal(label, number).setScale(0, manner.rounding()), least, most);
  }

  double real() throws SQLException {
    if (value instanceof Float number && manner == DriverManner.H2) {
      return number.doubleValue();
    }
    if (value instanceof Float number && manner == DriverManner.POSTGRESQL) {
      return Double.parseDouble(ServerText.of(number, manner));
    }
    return value instanceof String text && manner != DriverManner.MYSQL
        ? Numbers.parsed(label, text)
        : Numbers.real(label, number());
  }

  /** Of a REAL its own digits. */
  float single() throws SQLException {
    if (value instanceof String text && manner != DriverManner.MYSQL) {
      Numbers.parsed(label, text);
      return Float.parseFloat(text.strip());
    }
    return value instanceof Float number ? number : (float) real();
  }

  /** Connector/J takes a single character as its code; pgjdbc takes blanks for zero. */
  byte tiny() throws SQLException {
    if (value instanceof String text && manner == DriverManner.MYSQL) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      if (bytes.length == 1) {
        return bytes[0];
      }
    }
    boolean blank = value instanceof String text && text.isBlank();
    return blank && manner == DriverManner.POSTGRESQL
        ? 0
        : (byte) whole(Byte.MIN_VALUE, Byte.MAX_VALUE);
  }

  /** Connector/J reads a text with a point or an exponent as a double. */
  BigDecimal decimal() throws SQLException {
    if (value instanceof String text
        && manner == DriverManner.MYSQL
        && (text.matches("-?\\d*\\.\\d*") || text.matches("[^eE]+[eE][^eE]+"))) {
      return BigDecimal.valueOf(Numbers.real(label, text));
    }
    boolean real = value instanceof Float || value instanceof Double;
    return real && manner.writesNumbersAsServer()
        ? new BigDecimal(ServerText.of((Number) value, manner))
        : Numbers.decimal(label, number());
  }

  byte[] bytes() throws SQLException {
    if (value instanceof byte[] bytes) {
      return bytes.clone();
    }
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    if (manner == DriverManner.MYSQL || manner == DriverManner.POSTGRESQL) {
      return serverText().getBytes(StandardCharsets.UTF_8);
    }
    if (value instanceof UUID id) {
      return ByteBuffer.allocate(16)
          .putLong(id.getMostSignificantBits())
          .putLong(id.getLeastSignificantBits())
          .array();
    }
    if (value instanceof Long number && manner == DriverManner.H2) {
      byte[] wide = ByteBuffer.allocate(8).putLong(number).array();
      int size =
          switch (type.kind()) {
            case TINYINT -> 1;
            case SMALLINT -> 2;
            case INTEGER -> 4;
            default -> 8;
          };
      return Arrays.copyOfRange(wide, 8 - size, 8);
    }
    throw refused("bytes");
  }

  /** {@code getAsciiStream}: only pgjdbc takes its name at its word. */
  byte[] ascii() {
    return manner == DriverManner.POSTGRESQL
        ? text().getBytes(StandardCharsets.US_ASCII)
        : streamed();
  }

  /** What the streams of characters hold as bytes. */
  byte[] streamed() {
    boolean raw = value instanceof byte[] && manner.isMySqlFamily();
    return raw ? ((byte[]) value).clone() : text().getBytes(StandardCharsets.UTF_8);
  }

  /** In which the driver reads what has no zone. */
  private ZoneId zone() throws SQLException {
    return zone.driver(manner);
  }

  private ZoneId zone(@Nullable Calendar calendar) throws SQLException {
    return calendar == null ? zone() : calendar.getTimeZone().toZoneId();
  }

  LocalDateTime local(@Nullable Calendar calendar) throws SQLException {
    OffsetDateTime read = manner == DriverManner.H2 ? written() : null;
    if (read != null) {
      return read.atZoneSameInstant(zone()).toLocalDateTime();
    }
    return value instanceof LocalTime time && manner == DriverManner.H2
        ? time.atDate(LocalDate.now(zone()))
        : Times.local(label, value, zone(calendar));
  }

  /** The moment that a text with an offset tells; null of all else. */
  @Nullable OffsetDateTime written() throws SQLException {
    if (!(value instanceof String text)) {
      return null;
    }
    boolean h2 = manner == DriverManner.H2;
    return OffsetTexts.moment(text, h2 ? LocalDate.now(zone()) : LocalDate.EPOCH);
  }

  /** What pgjdbc reads as one. */
  private @Nullable OffsetDateTime postgreSqlMoment() throws SQLException {
    if (manner != DriverManner.POSTGRESQL) {
      return null;
    }
    return value instanceof OffsetDateTime moment ? moment : written();
  }

  Date date(@Nullable Calendar calendar) throws SQLException {
    boolean mySql = manner == DriverManner.MYSQL;
    if (type.kind() == LogicalType.Kind.TIME && !mySql) {
      throw refused("a date");
    }
    if (value instanceof LocalTime || (mySql && Times.isTimeOfDay(value))) {
      return SqlDates.date(LocalDate.EPOCH, null);
    }
    if (value instanceof LocalDateTime moment && manner == DriverManner.MARIADB) {
      return new Date(timestamp(calendar).getTime());
    }
    if (postgreSqlMoment() != null) {
      return SqlDates.day(timestamp(calendar), calendar);
    }
    if (manner == DriverManner.MARIADB) {
      return SqlDates.date(localDate(), calendar);
    }
    // H2 takes the date in the session's zone, and the calendar for the moment only
    boolean h2 = manner == DriverManner.H2 && value instanceof OffsetDateTime;
    LocalDateTime day = local(h2 ? null : calendar).toLocalDate().atStartOfDay();
    return manner == DriverManner.H2
        ? new Date(SqlDates.millis(day, zone(calendar)))
        : SqlDates.date(day.toLocalDate(), calendar);
  }

  Timestamp timestamp(@Nullable Calendar calendar) throws SQLException {
    OffsetDateTime moment = value instanceof OffsetDateTime known ? known : postgreSqlMoment();
    if (moment != null) {
      return SqlDates.timestamp(moment, manner);
    }
    return manner == DriverManner.H2
        ? SqlDates.timestamp(local(calendar), zone(calendar))
        : SqlDates.timestamp(local(calendar), calendar);
  }

  LocalDate localDate() throws SQLException {
    if (type.kind() == LogicalType.Kind.TIME && manner != DriverManner.MYSQL) {
      throw refused("a date");
    }
    // MariaDB's driver looks at no more than the date
    OffsetDateTime read = manner == DriverManner.MARIADB ? written() : null;
    return read == null ? local(null).toLocalDate() : read.toLocalDate();
  }

  Time sqlTime(@Nullable Calendar calendar) throws SQLException {
    OffsetDateTime postgreSql = postgreSqlMoment();
    if (postgreSql != null) {
      return SqlDates.time(postgreSql);
    }
    if (value instanceof LocalDateTime local && manner == DriverManner.POSTGRESQL) {
      return SqlDates.time(local, calendar);
    }
    // H2 takes the time in the session's zone, and the calendar for the moment only
    boolean h2 = manner == DriverManner.H2 && value instanceof OffsetDateTime;
    return Times.time(time(h2 ? null : calendar), zone(calendar));
  }

  LocalTime time(@Nullable Calendar calendar) throws SQLException {
    if (type.kind() == LogicalType.Kind.DATE && manner.refusesTimeOfDate()) {
      throw refused("a time");
    }
    return local(calendar).toLocalTime();
  }

  /** pgjdbc tells instants, and puts what has no zone, in UTC; H2 keeps a time that is skipped. */
  OffsetDateTime offset() throws SQLException {
    boolean postgreSql = manner == DriverManner.POSTGRESQL;
    if (value instanceof OffsetDateTime moment) {
      return postgreSql ? moment.withOffsetSameInstant(ZoneOffset.UTC) : moment;
    }
    OffsetDateTime read = postgreSql ? null : written();
    if (read != null) {
      return read;
    }
    LocalDateTime local = local(null);
    if (postgreSql) {
      return local.atOffset(ZoneOffset.UTC);
    }
    ZonedDateTime zoned = local.atZone(zone());
    return manner == DriverManner.H2 ? local.atOffset(zoned.getOffset()) : zoned.toOffsetDateTime();
  }

  UUID uuid() throws SQLException {
    try {
      return value instanceof UUID id ? id : UUID.fromString(text().strip());
    } catch (IllegalArgumentException e) {
      throw Errors.value(label, "the value is no UUID.", "22018");
    }
  }

  LogicalType type() {
    return type;
  }

  DriverManner manner() {
    return manner;
  }

  SQLException refused(String asked) {
    return Errors.value(
        label,
        "a " + type.toString().toLowerCase(Locale.ROOT) + " cannot be read as " + asked + ".",
        "22018");
  }
}
