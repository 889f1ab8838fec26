package io.bulla.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.SimpleTimeZone;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Between the classes of java.sql and java.time, which differ in days before 15 October 1582 and in
 * zones before 1900. H2 counts as java.time does, the other drivers as {@link GregorianCalendar}.
 */
final class SqlDates {
  private SqlDates() {}

  static Timestamp timestamp(LocalDateTime local, @Nullable Calendar calendar) {
    return timestamp(gregorian(local.withNano(0), zone(calendar)), local.getNano());
  }

  /** As H2 counts. */
  static Timestamp timestamp(LocalDateTime local, ZoneId zone) {
    return timestamp(millis(local.withNano(0), zone), local.getNano());
  }

  /** A day that java.sql does not have, of October 1582, becomes one that it has. */
  static LocalDateTime lenient(LocalDateTime moment) {
    return Timestamp.valueOf(moment).toLocalDateTime();
  }

  /** The moment as its driver reads it out of the server's text. */
  static Timestamp timestamp(OffsetDateTime moment, DriverManner manner) {
    if (manner == DriverManner.H2) {
      return Timestamp.from(moment.toInstant());
    }
    return timestamp(
        gregorian(moment.toLocalDateTime().withNano(0), zone(moment)), moment.getNano());
  }

  static Date date(LocalDate date, @Nullable Calendar calendar) {
    return new Date(gregorian(date.atStartOfDay(), zone(calendar)));
  }

  /** The day of a moment in the calendar's zone. */
  static Date day(Timestamp moment, @Nullable Calendar calendar) {
    GregorianCalendar day = gregorian(moment.getTime(), zone(calendar));
    day.set(Calendar.HOUR_OF_DAY, 0);
    day.set(Calendar.MINUTE, 0);
    day.set(Calendar.SECOND, 0);
    day.set(Calendar.MILLISECOND, 0);
    return new Date(day.getTimeInMillis());
  }

  /** The time of day of a timestamp, as pgjdbc puts it on 1 January 1970. */
  static Time time(LocalDateTime local, @Nullable Calendar calendar) {
    return time(local, zone(calendar));
  }

  /** The same of a moment, in its own offset. */
  static Time time(OffsetDateTime moment) {
    return time(moment.toLocalDateTime(), zone(moment));
  }

  private static Time time(LocalDateTime local, TimeZone zone) {
    GregorianCalendar time = gregorian(gregorian(local, zone), zone);
    time.set(1970, Calendar.JANUARY, 1);
    time.set(Calendar.ERA, GregorianCalendar.AD);
    return new Time(time.getTimeInMillis() + local.getNano() / 1_000_000);
  }

  private static TimeZone zone(OffsetDateTime moment) {
    return new SimpleTimeZone(moment.getOffset().getTotalSeconds() * 1000, "offset");
  }

  /** What a date or timestamp says in the calendar's zone. */
  static LocalDateTime local(java.util.Date given, @Nullable Calendar calendar) {
    return fields(gregorian(given.getTime(), zone(calendar))).withNano(nano(given));
  }

  /**
   * As H2 counts.
   *
   * @param zone where there is no calendar
   */
  static LocalDateTime local(java.util.Date given, @Nullable Calendar calendar, ZoneId zone) {
    long millis = given.getTime();
    if (calendar == null) {
      return Instant.ofEpochMilli(millis).atZone(zone).toLocalDateTime().withNano(nano(given));
    }
    long local = millis + calendar.getTimeZone().getOffset(millis);
    return LocalDateTime.ofEpochSecond(Math.floorDiv(local, 1000L), nano(given), ZoneOffset.UTC);
  }

  private static int nano(java.util.Date given) {
    return given instanceof Timestamp stamp
        ? stamp.getNanos()
        : (int) Math.floorMod(given.getTime(), 1000L) * 1_000_000;
  }

  /** As {@link #local}, with the offset that the calendar has at that moment. */
  static OffsetDateTime offset(java.util.Date given, @Nullable Calendar calendar) {
    GregorianCalendar moment = gregorian(given.getTime(), zone(calendar));
    int offset = moment.get(Calendar.ZONE_OFFSET) + moment.get(Calendar.DST_OFFSET);
    LocalDateTime local = local(given, calendar);
    return (given instanceof Date ? local.toLocalDate().atStartOfDay() : local)
        .atOffset(ZoneOffset.ofTotalSeconds(offset / 1000));
  }

  /** Of the default zone, without daylight saving. */
  static ZoneOffset rawOffset() {
    return ZoneOffset.ofTotalSeconds(TimeZone.getDefault().getRawOffset() / 1000);
  }

  private static TimeZone zone(@Nullable Calendar calendar) {
    return calendar == null ? TimeZone.getDefault() : calendar.getTimeZone();
  }

  private static Timestamp timestamp(long millis, int nano) {
    Timestamp stamp = new Timestamp(millis);
    stamp.setNanos(nano);
    return stamp;
  }

  /** As H2 counts. */
  static long millis(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant().toEpochMilli();
  }

  private static long gregorian(LocalDateTime local, TimeZone zone) {
    GregorianCalendar calendar = new GregorianCalendar(zone);
    calendar.clear();
    boolean before = local.getYear() <= 0;
    calendar.set(Calendar.ERA, before ? GregorianCalendar.BC : GregorianCalendar.AD);
    calendar.set(
        before ? 1 - local.getYear() : local.getYear(),
        local.getMonthValue() - 1,
        local.getDayOfMonth(),
        local.getHour(),
        local.getMinute(),
        local.getSecond());
    return calendar.getTimeInMillis();
  }

  private static GregorianCalendar gregorian(long millis, TimeZone zone) {
    GregorianCalendar calendar = new GregorianCalendar(zone);
    calendar.setTimeInMillis(millis);
    return calendar;
  }

  /**
   * @throws java.time.DateTimeException when it is 29 February of a year that is a leap year in the
   *     Julian calendar only: no database has that day
   */
  private static LocalDateTime fields(GregorianCalendar calendar) {
    int year = calendar.get(Calendar.YEAR);
    return LocalDateTime.of(
        LocalDate.of(
            calendar.get(Calendar.ERA) == GregorianCalendar.BC ? 1 - year : year,
            calendar.get(Calendar.MONTH) + 1,
            calendar.get(Calendar.DAY_OF_MONTH)),
        LocalTime.of(
            calendar.get(Calendar.HOUR_OF_DAY),
            calendar.get(Calendar.MINUTE),
            calendar.get(Calendar.SECOND)));
  }
}
