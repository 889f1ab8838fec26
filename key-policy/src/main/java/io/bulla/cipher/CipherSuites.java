package io.bulla.cipher;

import io.bulla.policy.SuiteName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The cipher suites. Those that need a library of the application's are there if it is. */
public final class CipherSuites {
  private static final Sm4Library SM4 = Sm4Library.find(CipherSuites.class.getClassLoader());

  static final List<CipherSuite> ALL =
      Stream.concat(
              Stream.<CipherSuite>of(new Xaes256Gcm(CryptoProviders.engine())),
              SM4.suite().stream())
          .toList();

  private CipherSuites() {}

  /** Why this process cannot use a suite and what to do; empty if it can. */
  public static Optional<String> missing(SuiteName name) {
    return switch (name) {
      case XAES_256_GCM -> Optional.empty();
      case SM4_GCM -> SM4.missing();
    };
  }

  /**
   * The suite of that name.
   *
   * @throws IllegalArgumentException when this process does not have it
   */
  static CipherSuite of(SuiteName name) {
    return ALL.stream()
        .filter(suite -> suite.name() == name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(missing(name).orElse(name.word())));
  }
}
