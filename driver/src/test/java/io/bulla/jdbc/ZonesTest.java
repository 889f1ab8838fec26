package io.bulla.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.policy.LogicalType;
import io.bulla.policy.LogicalTypes;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the real drivers answered, asked in a zone with daylight saving and a mean time of its own
 * before 1893; the matrix of conversions runs in the zone of the machine.
 */
final class ZonesTest {
  private static final LogicalType TIMESTAMP = LogicalTypes.parse("TIMESTAMP(6)");
  private static final LogicalType ZONED = LogicalTypes.parse("TIMESTAMP(6) WITH TIME ZONE");
  private static final OffsetDateTime OLD = OffsetDateTime.parse("1500-03-01T04:05:06Z");

  private final TimeZone before = TimeZone.getDefault();

  @BeforeEach
  void inBerlin() {
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
  }

  @AfterEach
  void back() {
    TimeZone.setDefault(before);
  }

  private static SealedValue timestamp(String text, DriverManner manner) throws SQLException {
    return new SealedValue("t.c", TIMESTAMP, LocalDateTime.parse(text), manner, SessionZone.JVM);
  }

  private static SealedValue zoned(OffsetDateTime moment, DriverManner manner) throws SQLException {
    return new SealedValue("t.c", ZONED, moment, manner, SessionZone.JVM);
  }

  private static Calendar utc() {
    return Calendar.getInstance(TimeZone.getTimeZone("UTC"));
  }

  @Test
  void pgjdbcTellsOffsetsInUtc() throws SQLException {
    assertThat(timestamp("2021-06-07T23:59:59", DriverManner.POSTGRESQL).offset())
        .isEqualTo(OffsetDateTime.parse("2021-06-07T23:59:59Z"));
    assertThat(
            zoned(OffsetDateTime.parse("2020-01-01T00:00-11:00"), DriverManner.POSTGRESQL).offset())
        .isEqualTo(OffsetDateTime.parse("2020-01-01T11:00Z"));
  }

  @Test
  void pgjdbcPutsATimeOnTheFirstDayOf1970() throws SQLException {
    assertThat(timestamp("2026-03-29T02:30:00", DriverManner.POSTGRESQL).sqlTime(null).getTime())
        .isEqualTo(9_000_000);
    assertThat(zoned(OLD, DriverManner.POSTGRESQL).sqlTime(null).getTime()).isEqualTo(14_706_000);
    assertThat(
            zoned(OffsetDateTime.parse("1969-12-31T23:59:59.5Z"), DriverManner.POSTGRESQL)
                .sqlTime(utc())
                .getTime())
        .isEqualTo(-500);
  }

  @Test
  void h2TakesTheTimeInTheSessionsZone() throws SQLException {
    assertThat(
            zoned(OffsetDateTime.parse("2020-01-01T00:00-11:00"), DriverManner.H2)
                .sqlTime(utc())
                .getTime())
        .isEqualTo(43_200_000);
  }

  @Test
  void h2KeepsATimeThatTheZoneSkips() throws SQLException {
    assertThat(timestamp("2026-03-29T02:30:00", DriverManner.H2).offset())
        .isEqualTo(LocalDateTime.parse("2026-03-29T02:30:00").atOffset(ZoneOffset.ofHours(2)));
  }

  @Test
  void mariaDbWritesATimeThatTheZoneSkipsAnHourLater() throws SQLException {
    assertThat(timestamp("2026-03-29T02:30:00", DriverManner.MARIADB).text())
        .isEqualTo("2026-03-29 03:30:00.000000");
  }

  @Test
  void connectorJTellsATimesOffsetWithoutDaylightSaving() throws SQLException {
    assertThat(
            ObjectReads.as(timestamp("2021-06-07T23:59:59", DriverManner.MYSQL), OffsetTime.class))
        .isEqualTo(OffsetTime.parse("23:59:59+01:00"));
  }

  @Test
  void ofATimeThatTheZoneHasTwicePostgreSqlTakesTheSecond() throws SQLException {
    LocalDateTime twice = LocalDateTime.parse("2026-10-25T02:30:00");
    assertThat(Moments.offset("t.c", twice, DriverManner.POSTGRESQL, SessionZone.JVM).getOffset())
        .isEqualTo(ZoneOffset.ofHours(1));
    assertThat(Moments.offset("t.c", twice, DriverManner.H2, SessionZone.JVM).getOffset())
        .isEqualTo(ZoneOffset.ofHours(2));
  }
}
