package io.bulla.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The settings of one connection: URL before Properties before system property before environment.
 *
 * @param values what was given; the rest has its default
 */
record Settings(Map<Setting, String> values) {
  private static final long MOST_SECONDS = 30L * 24 * 60 * 60;

  Settings {
    values = Map.copyOf(values);
  }

  /**
   * @throws SQLException 08001 for an unknown {@code bulla.} property
   */
  static Settings of(
      Map<Setting, String> url,
      Properties properties,
      Function<String, @Nullable String> environment)
      throws SQLException {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(Setting.PREFIX)) {
        BullaUrl.known(name);
      }
    }
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      String value = url.get(setting);
      value = value == null ? properties.getProperty(setting.key()) : value;
      value = value == null ? System.getProperty(setting.key()) : value;
      value = value == null ? environment.apply(setting.environmentName()) : value;
      if (value != null) {
        values.put(setting, value);
      }
    }
    return new Settings(values);
  }

  // written out: what the JVM makes for a record at run time costs each start milliseconds
  @Override
  public boolean equals(Object other) {
    return other instanceof Settings that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** The properties for the real driver. */
  static Properties withoutOwn(Properties properties) {
    Properties rest = new Properties();
    // H2 takes a password as char[]
    properties.forEach(
        (name, value) -> {
          if (!(value instanceof String)) {
            rest.put(name, value);
          }
        });
    properties.stringPropertyNames().stream()
        .filter(name -> !name.startsWith(Setting.PREFIX))
        .forEach(name -> rest.setProperty(name, properties.getProperty(name)));
    return rest;
  }

  String text(Setting setting) {
    return values.getOrDefault(setting, setting.defaultValue());
  }

  boolean allowUnwrap(boolean sealsNothing) {
    String word = text(Setting.ALLOW_UNWRAP);
    return word.isEmpty() ? sealsNothing : Boolean.parseBoolean(word);
  }

  long plansMax() {
    return Long.parseLong(text(Setting.PLANS_MAX));
  }

  Duration ttl() {
    return Duration.ofSeconds(Long.parseLong(text(Setting.KEYS_TTL_SECONDS)));
  }

  Duration maxStale() {
    return Duration.ofSeconds(Long.parseLong(text(Setting.KEYS_MAX_STALE_SECONDS)));
  }

  /**
   * @throws SQLException 08001 for a value that is outside its range
   */
  Settings checked() throws SQLException {
    number(Setting.PLANS_MAX, 0, Integer.MAX_VALUE);
    number(Setting.KEYS_TTL_SECONDS, 1, MOST_SECONDS);
    number(Setting.KEYS_MAX_STALE_SECONDS, 0, MOST_SECONDS);
    String unwrap = text(Setting.ALLOW_UNWRAP);
    if (!unwrap.isEmpty() && !unwrap.equals("true") && !unwrap.equals("false")) {
      throw Errors.connect(Setting.ALLOW_UNWRAP.key() + " is true or false. Correct the setting.");
    }
    Audit.of(text(Setting.AUDIT));
    return this;
  }

  private void number(Setting setting, long least, long most) throws SQLException {
    try {
      long number = Long.parseLong(text(setting));
      if (number >= least && number <= most) {
        return;
      }
    } catch (NumberFormatException e) {
      throw Errors.connect(setting.key() + " is a whole number. Correct the setting.", e);
    }
    throw Errors.connect(
        setting.key() + " is from " + least + " to " + most + ". Correct the setting.");
  }
}
