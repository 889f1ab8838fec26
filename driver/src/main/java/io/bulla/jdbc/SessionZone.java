package io.bulla.jdbc;

import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The zone in which a session reads and writes what has none. PostgreSQL's server and H2's driver
 * convert in it, all other drivers in the zone of the JVM.
 */
final class SessionZone {
  /** Of databases that keep what a clock shows, whose drivers convert. */
  static final SessionZone JVM = new SessionZone("", null);

  /** PostgreSQL names zones of its own as POSIX does, where west of Greenwich is positive. */
  private static final Pattern POSIX =
      Pattern.compile("(?:<[^>]*>|GMT|UTC)([+-]?)(\\d{1,2})(?::(\\d\\d))?(?::(\\d\\d))?");

  private final String name;
  private final @Nullable ZoneId zone;

  private SessionZone(String name, @Nullable ZoneId zone) {
    this.name = name;
    this.zone = zone;
  }

  /** As PostgreSQL shows its {@code TimeZone}. */
  static SessionZone ofPostgreSql(String name) {
    Matcher posix = POSIX.matcher(name);
    if (posix.matches()) {
      return new SessionZone(name, posix(posix));
    }
    TimeZone known = TimeZone.getTimeZone(name);
    return new SessionZone(name, known.getID().equals(name) ? known.toZoneId() : null);
  }

  private static ZoneOffset posix(Matcher zone) {
    Duration west = Duration.ofHours(Integer.parseInt(zone.group(2)));
    west = west.plusMinutes(zone.group(3) == null ? 0 : Integer.parseInt(zone.group(3)));
    west = west.plusSeconds(zone.group(4) == null ? 0 : Integer.parseInt(zone.group(4)));
    int seconds = (int) west.toSeconds();
    return ZoneOffset.ofTotalSeconds(zone.group(1).equals("-") ? seconds : -seconds);
  }

  /** As H2 shows its {@code TIME ZONE}. */
  static SessionZone ofH2(String name) {
    try {
      return new SessionZone(name, ZoneId.of(name, ZoneId.SHORT_IDS));
    } catch (DateTimeException e) {
      return new SessionZone(name, null);
    }
  }

  /**
   * Of what the server converts.
   *
   * @throws SQLException 0A000 when the JDK knows no such zone
   */
  ZoneId server() throws SQLException {
    if (this == JVM) {
      return ZoneId.systemDefault();
    }
    if (zone == null) {
      throw Errors.unsupported(
          "the session's time zone "
              + name
              + " is none that Java knows. Set one of the IANA database, as Europe/Berlin.");
    }
    return zone;
  }

  /** Of what the driver converts. */
  ZoneId driver(DriverManner manner) throws SQLException {
    return manner == DriverManner.H2 ? server() : ZoneId.systemDefault();
  }

  boolean isSame(SessionZone other) {
    return name.equals(other.name);
  }
}
