package io.bulla.keys.kms;

import io.bulla.policy.KmsSettings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings of provider {@code tencent}, checked. Prints no value that may be secret. */
final class TencentSettings {
  /** The alias of the managed CMK, which the tools create and the run time only looks up. */
  static final String MANAGED_ALIAS = CmkOperations.MANAGED_ALIAS;

  static final String PUBLIC_ENDPOINT = "kms.tencentcloudapi.com";

  private static final Set<String> KNOWN =
      Set.of(
          "region",
          "endpoint",
          "credentials",
          "secretId",
          "secretKey",
          "token",
          "roleArn",
          "roleSession",
          "externalId",
          "role",
          "proxy",
          "connectTimeoutMillis",
          "readTimeoutMillis",
          "retries",
          "previousCmk");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
  private static final Pattern KEY_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern ALIAS = Pattern.compile("alias/([A-Za-z0-9][A-Za-z0-9_-]{0,59})");
  private static final Pattern ENDPOINT =
      Pattern.compile("(?:(https?)://)?([A-Za-z0-9.-]+)(:[0-9]{1,5})?/?");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}");
  private static final Pattern PROXY = Pattern.compile("([A-Za-z0-9._-]+):([0-9]{1,5})");

  private final Map<String, String> settings;
  private final String cmk;
  private final Optional<String> previousCmk;
  private final String region;
  private final boolean https;
  private final String endpoint;
  private final Optional<Matcher> proxy;
  private final int connectMillis;
  private final int readMillis;
  private final int retries;

  private TencentSettings(KmsSettings given) throws KmsException {
    settings = given.settings();
    refuseUnknown();
    cmk = checkedCmk(given.cmk().orElse("alias/" + MANAGED_ALIAS));
    previousCmk =
        settings.containsKey("previousCmk")
            ? Optional.of(checkedCmk(required("previousCmk", "a key id or alias/<name>")))
            : Optional.empty();
    region = required("region", "the region that holds the CMK, for example ap-guangzhou");
    if (!REGION.matcher(region).matches()) {
      throw wrong("region", "is no region; write for example ap-guangzhou");
    }
    Matcher address = ENDPOINT.matcher(optional("endpoint").orElse(PUBLIC_ENDPOINT));
    if (!address.matches()) {
      throw wrong(
          "endpoint",
          "is no endpoint; write a host such as %s, without a path".formatted(PUBLIC_ENDPOINT));
    }
    https = !"http".equals(address.group(1));
    if (!https && !LOOPBACK.matcher(address.group(2)).matches()) {
      throw wrong(
          "endpoint",
          "is http://, which is allowed for this machine only (127.0.0.1, localhost); write https://");
    }
    endpoint = address.group(2) + (address.group(3) == null ? "" : address.group(3));
    proxy = checkedProxy();
    connectMillis = number("connectTimeoutMillis", 5_000, 1, 600_000);
    readMillis = number("readTimeoutMillis", 10_000, 1, 600_000);
    retries = number("retries", 3, 0, 10);
  }

  static TencentSettings of(KmsSettings settings) throws KmsException {
    return new TencentSettings(settings);
  }

  /** A key id, or {@code alias/<name>}. */
  String cmk() {
    return cmk;
  }

  /** A key id, or {@code alias/<name>}: the CMK that may still have wrapped keys. */
  Optional<String> previousCmk() {
    return previousCmk;
  }

  /** The name in {@code alias/<name>}; empty if it is a key id. */
  static Optional<String> alias(String keyIdOrAlias) {
    Matcher alias = ALIAS.matcher(keyIdOrAlias);
    return alias.matches() ? Optional.of(alias.group(1)) : Optional.empty();
  }

  boolean managed() {
    return cmk.equals("alias/" + MANAGED_ALIAS);
  }

  String region() {
    return region;
  }

  String protocol() {
    return https ? "https://" : "http://";
  }

  /** Host, and port if one was given. */
  String endpoint() {
    return endpoint;
  }

  /** STS beside KMS: {@code sts.} for {@code kms.}; another host name serves both. */
  String stsEndpoint() {
    return endpoint.startsWith("kms.") ? "sts." + endpoint.substring("kms.".length()) : endpoint;
  }

  Optional<String> proxyHost() {
    return proxy.map(matcher -> matcher.group(1));
  }

  int proxyPort() {
    return proxy.map(matcher -> Integer.parseInt(matcher.group(2))).orElse(0);
  }

  int connectMillis() {
    return connectMillis;
  }

  int readMillis() {
    return readMillis;
  }

  int retries() {
    return retries;
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isEmpty());
  }

  String required(String name, String what) throws KmsException {
    return optional(name)
        .orElseThrow(
            () ->
                KmsException.refused(
                    "kms.%s is missing or empty; provider tencent needs %s".formatted(name, what)));
  }

  static KmsException wrong(String name, String what) {
    return KmsException.refused("kms.%s of provider tencent %s".formatted(name, what));
  }

  @Override
  public String toString() {
    return "TencentSettings[%s, %s]".formatted(region, cmk);
  }

  private void refuseUnknown() throws KmsException {
    TreeSet<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw KmsException.refused(
          "kms provider tencent does not know the setting %s; known are cmk, %s"
              .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(KNOWN))));
    }
  }

  private static String checkedCmk(String cmk) throws KmsException {
    if (KEY_ID.matcher(cmk).matches() || ALIAS.matcher(cmk).matches()) {
      return cmk;
    }
    throw wrong(
        "cmk",
        "is neither a key id (such as 93866e69-9755-11ef-8e65-52540089bc41) nor alias/<name> with 1 to 60 letters, digits, - and _");
  }

  private Optional<Matcher> checkedProxy() throws KmsException {
    Optional<String> given = optional("proxy");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = PROXY.matcher(given.get());
    if (!matcher.matches() || Integer.parseInt(matcher.group(2)) > 65_535) {
      throw wrong("proxy", "must be host:port");
    }
    return Optional.of(matcher);
  }

  private int number(String name, int otherwise, int least, int most) throws KmsException {
    Optional<String> given = optional(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(given.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong(name, "must be a number of %d to %d".formatted(least, most));
    }
    throw wrong(name, "must be a number of %d to %d".formatted(least, most));
  }
}
