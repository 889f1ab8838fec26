package io.bulla.tests.kms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * TC3-HMAC-SHA256 as a server checks it: over the headers that the client says it signed, as they
 * came; the service name is taken from the scope.
 */
final class Tc3 {
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "TC3-HMAC-SHA256 Credential=([^/]+)/(\\d+-\\d\\d-\\d\\d)/(.+)/tc3_request,"
              + " ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
  private static final long MOST_SKEW_SECONDS = 300;

  private final Matcher authorization;

  private Tc3(Matcher authorization) {
    this.authorization = authorization;
  }

  static Tc3 parse(String header) throws CloudException {
    Matcher matcher = AUTHORIZATION.matcher(header);
    if (!matcher.matches()) {
      throw new CloudException("AuthFailure.InvalidAuthorization", "invalid Authorization header");
    }
    return new Tc3(matcher);
  }

  String secretId() {
    return authorization.group(1);
  }

  String service() {
    return authorization.group(3);
  }

  /**
   * @param headers by lower-case name; empty if absent
   */
  void verify(
      String secretKey,
      String method,
      String rawQuery,
      UnaryOperator<String> headers,
      byte[] payload,
      Instant now)
      throws CloudException {
    long timestamp = timestamp(headers.apply("x-tc-timestamp"));
    if (Math.abs(now.getEpochSecond() - timestamp) > MOST_SKEW_SECONDS) {
      throw new CloudException("AuthFailure.SignatureExpire", "the timestamp has expired");
    }
    String utcDate =
        Instant.ofEpochSecond(timestamp).atOffset(ZoneOffset.UTC).toLocalDate().toString();
    String canonical = canonicalRequest(method, rawQuery, headers, payload);
    String date = authorization.group(2);
    String expected = signature(dateKey(secretKey, date), date, service(), timestamp, canonical);
    if (!utcDate.equals(date)
        || !MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            authorization.group(5).getBytes(StandardCharsets.US_ASCII))) {
      throw new CloudException(
          "AuthFailure.SignatureFailure",
          "The provided credentials could not be validated. Please check your signature is correct.");
    }
  }

  private String canonicalRequest(
      String method, String rawQuery, UnaryOperator<String> headers, byte[] payload)
      throws CloudException {
    StringBuilder canonical =
        new StringBuilder(method).append("\n/\n").append(rawQuery).append('\n');
    String signed = authorization.group(4);
    if (!(";" + signed + ";").contains(";host;")
        || !(";" + signed + ";").contains(";content-type;")) {
      throw new CloudException(
          "AuthFailure.InvalidAuthorization", "content-type and host must be signed");
    }
    for (String name : signed.split(";", -1)) {
      String value = headers.apply(name).strip();
      boolean lower = name.equals("x-tc-action");
      canonical
          .append(name)
          .append(':')
          .append(lower ? value.toLowerCase(Locale.ROOT) : value)
          .append('\n');
    }
    String hash =
        headers.apply("x-tc-content-sha256").equals("UNSIGNED-PAYLOAD")
            ? sha256("UNSIGNED-PAYLOAD".getBytes(StandardCharsets.US_ASCII))
            : sha256(payload);
    return canonical.append('\n').append(signed).append('\n').append(hash).toString();
  }

  static byte[] dateKey(String secretKey, String date) {
    return hmac(("TC3" + secretKey).getBytes(StandardCharsets.UTF_8), date);
  }

  /** The string to sign, and the rest of the keys. */
  static String signature(
      byte[] dateKey, String date, String service, long timestamp, String canonicalRequest) {
    String toSign =
        "TC3-HMAC-SHA256\n%d\n%s/%s/tc3_request\n%s"
            .formatted(
                timestamp,
                date,
                service,
                sha256(canonicalRequest.getBytes(StandardCharsets.UTF_8)));
    byte[] key = hmac(hmac(dateKey, service), "tc3_request");
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static long timestamp(String text) throws CloudException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new CloudException("InvalidParameter", "X-TC-Timestamp is missing");
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
