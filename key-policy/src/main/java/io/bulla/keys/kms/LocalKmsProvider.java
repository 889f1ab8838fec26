package io.bulla.keys.kms;

import io.bulla.policy.KmsSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * {@code local}: the CMK is an AES-256 key in a PKCS12 keystore file, created on first use. For
 * development, tests and single machines: whoever has the file and its password has the keys.
 */
final class LocalKmsProvider implements KmsProvider {
  static final String DEFAULT_CMK = "bulla";

  private static final Set<String> KNOWN = Set.of("keystore", "password", "previousCmk");
  private static final Pattern CMK_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  @Override
  public String name() {
    return "local";
  }

  @Override
  public Kms open(KmsSettings settings) throws KmsException {
    check(settings);
    return new LocalKms(
        keystore(settings),
        settings.cmk().orElse(DEFAULT_CMK),
        Optional.ofNullable(settings.settings().get("previousCmk")));
  }

  private static void check(KmsSettings settings) throws KmsException {
    TreeSet<String> unknown = new TreeSet<>(settings.settings().keySet());
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw KmsException.refused(
          "kms provider local does not know the setting %s; known are cmk, keystore, password, previousCmk"
              .formatted(String.join(", ", unknown)));
    }
    checkName(settings.cmk().orElse(DEFAULT_CMK));
    checkName(settings.settings().getOrDefault("previousCmk", DEFAULT_CMK));
    required(settings, "password");
    file(required(settings, "keystore"));
  }

  @Override
  public CmkOperations operations(KmsSettings settings) throws KmsException {
    check(settings);
    return new LocalOperations(() -> keystore(settings), settings.cmk().orElse(DEFAULT_CMK));
  }

  private static LocalKeystore keystore(KmsSettings settings) throws KmsException {
    char[] password = required(settings, "password").toCharArray();
    return new LocalKeystore(file(required(settings, "keystore")), password);
  }

  static void checkName(String alias) throws KmsException {
    if (!CMK_NAME.matcher(alias).matches()) {
      throw KmsException.refused(
          "kms.cmk of provider local must be 1 to 64 characters of a-z 0-9 . _ - (a keystore alias)");
    }
  }

  private static String required(KmsSettings settings, String name) throws KmsException {
    String value = settings.settings().getOrDefault(name, "");
    if (value.isEmpty()) {
      throw KmsException.refused(
          "kms.%s is missing or empty; provider local needs it, for example %s"
              .formatted(
                  name,
                  name.equals("keystore")
                      ? "keystore: file:./bulla-keys.p12"
                      : "password: ${BULLA_KEYSTORE_PASSWORD}"));
    }
    return value;
  }

  private static Path file(String keystore) throws KmsException {
    String path = keystore.startsWith("file:") ? keystore.substring("file:".length()) : keystore;
    if (path.startsWith("///")) { // file:///absolute is file: and an empty host
      path = path.substring(2);
    }
    try {
      return Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw KmsException.refused(
          "kms.keystore is not a file path; write for example file:./bulla-keys.p12", "", "", e);
    }
  }
}
