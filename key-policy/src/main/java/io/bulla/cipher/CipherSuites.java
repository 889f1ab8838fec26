package io.bulla.cipher;

import io.bulla.policy.SuiteName;
import java.util.List;
import java.util.stream.Collectors;

/** Every cipher suite that this build has. */
final class CipherSuites {
  static final List<CipherSuite> ALL = List.of(new Xaes256Gcm(CryptoProviders.chosen()));

  private CipherSuites() {}

  /**
   * The suite of that name.
   *
   * @throws IllegalArgumentException when this build does not have it
   */
  static CipherSuite of(SuiteName name) {
    return ALL.stream()
        .filter(suite -> suite.name() == name)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cipher suite "
                        + name.word()
                        + " is not available; available: "
                        + ALL.stream()
                            .map(suite -> suite.name().word())
                            .collect(Collectors.joining(", "))));
  }
}
