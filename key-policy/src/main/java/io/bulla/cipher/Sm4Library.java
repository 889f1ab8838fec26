package io.bulla.cipher;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bouncy Castle's lightweight classes, which only users of national cryptography add. Not in the
 * bundle: 7 MB that others do not need. Its provider is never registered nor used.
 */
final class Sm4Library {
  private static final String MARK = "org.bouncycastle.crypto.engines.SM4Engine";
  private static final String ADD =
      "cipher suite SM4-GCM needs Bouncy Castle, %s; add org.bouncycastle:bcprov-jdk18on 1.72 or newer beside the driver's jar (the same class path or class loader)";

  private final @Nullable CipherSuite suite;
  private final String missing;

  private Sm4Library(@Nullable CipherSuite suite, String missing) {
    this.suite = suite;
    this.missing = missing;
  }

  /**
   * A library may be missing, too old or damaged: suite 01 must work all the same.
   *
   * @param loader of the driver's classes, which is the one that they are linked by
   */
  static Sm4Library find(@Nullable ClassLoader loader) {
    try {
      Class.forName(MARK, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return new Sm4Library(null, ADD.formatted("which is not on the class path"));
    }
    try {
      CipherSuite found = new Sm4Gcm();
      if (Sm4Gcm.agrees()) {
        return new Sm4Library(found, "");
      }
      return new Sm4Library(null, ADD.formatted("and the one on the class path computes wrongly"));
    } catch (RuntimeException | LinkageError e) {
      return new Sm4Library(null, ADD.formatted("and the one on the class path does not work"));
    }
  }

  Optional<CipherSuite> suite() {
    return Optional.ofNullable(suite);
  }

  Optional<String> missing() {
    return suite == null ? Optional.of(missing) : Optional.empty();
  }
}
