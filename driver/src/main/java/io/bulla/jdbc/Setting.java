package io.bulla.jdbc;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every {@code bulla.} setting: the table of {@code docs/jdbc.md}, {@code DriverPropertyInfo} and
 * errors.
 */
enum Setting {
  POLICY(
      "bulla.policy",
      "classpath:bulla.yaml",
      "one or more policy files (comma separated): classpath:, file: or a path"),
  KEYS_TTL_SECONDS(
      "bulla.keys.ttlSeconds",
      "3600",
      "how long unwrapped data keys are trusted before the CMK is asked again; 1 and up"),
  KEYS_MAX_STALE_SECONDS(
      "bulla.keys.maxStaleSeconds",
      "0",
      "for how long past the TTL keys stay usable while the KMS is unreachable; 0 and up"),
  PLANS_MAX("bulla.plans.max", "2048", "statements kept in the plan cache; 0 and up"),
  ALLOW_UNWRAP(
      "bulla.allowUnwrap",
      "",
      "whether unwrap hands out the real driver's objects: true or false; default: true while the"
          + " policy seals nothing"),
  AUDIT(
      "bulla.audit",
      "slf4j",
      "where key and refusal events go: slf4j, jfr, both (slf4j,jfr) or none");

  /** What every setting's key begins with. */
  static final String PREFIX = "bulla.";

  private final String key;
  private final String defaultValue;
  private final String meaning;

  Setting(String key, String defaultValue, String meaning) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  String key() {
    return key;
  }

  /** Empty where the default depends on the policy. */
  String defaultValue() {
    return defaultValue;
  }

  String meaning() {
    return meaning;
  }

  /** For example {@code BULLA_KEYS_TTLSECONDS}. */
  String environmentName() {
    return key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  static Optional<Setting> of(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  static String allKeys() {
    return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
  }
}
