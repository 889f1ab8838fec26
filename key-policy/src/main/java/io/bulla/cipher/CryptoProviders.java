package io.bulla.cipher;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * Where the ciphers come from: the JDK derives keys, Conscrypt encrypts where it loads and passes a
 * known-answer test, else the JDK does that too. The bytes are the same. Conscrypt's provider is
 * never registered: the application's TLS stays as it is.
 *
 * <p>System property {@code bulla.cryptoProvider}: {@code auto} (default), {@code jdk}, {@code
 * conscrypt} (an error when it does not load).
 */
final class CryptoProviders {
  private static final String GCM = "AES/GCM/NoPadding";
  private static final @Nullable Provider CONSCRYPT =
      probe(System.getProperty("bulla.cryptoProvider", "auto"));

  private CryptoProviders() {}

  /** Single AES blocks. */
  static Cipher blocks() throws GeneralSecurityException {
    return Cipher.getInstance("AES/ECB/NoPadding");
  }

  static Cipher gcm() throws GeneralSecurityException {
    return CONSCRYPT == null ? Cipher.getInstance(GCM) : Cipher.getInstance(GCM, CONSCRYPT);
  }

  /** The name of what encrypts. */
  static String gcmProvider() {
    return CONSCRYPT == null ? "JDK" : "Conscrypt";
  }

  static @Nullable Provider probe(String wanted) {
    if (wanted.equals("jdk")) {
      return null;
    }
    if (!wanted.equals("auto") && !wanted.equals("conscrypt")) {
      throw new IllegalArgumentException(
          "bulla.cryptoProvider is one of auto, jdk, conscrypt; not '" + wanted + "'");
    }
    Provider provider = load();
    if (provider == null && wanted.equals("conscrypt")) {
      throw new IllegalStateException(
          "bulla.cryptoProvider=conscrypt, but Conscrypt does not load on this machine; use auto");
    }
    return provider;
  }

  /**
   * A native library may be missing, blocked or broken in any way: none of it may reach the user.
   */
  @SuppressWarnings("CatchAndPrintStackTrace")
  private static @Nullable Provider load() {
    try {
      if (!Conscrypt.isAvailable()) {
        return null;
      }
      Provider provider = Conscrypt.newProvider();
      return agrees(provider) ? provider : null;
    } catch (Exception | LinkageError e) {
      return null;
    }
  }

  private static boolean agrees(Provider provider) throws GeneralSecurityException {
    byte[] expected = encrypt(Cipher.getInstance(GCM));
    return Arrays.equals(expected, encrypt(Cipher.getInstance(GCM, provider)));
  }

  private static byte[] encrypt(Cipher gcm) throws GeneralSecurityException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    gcm.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, new byte[12]));
    gcm.updateAAD(new byte[] {1, 2, 3});
    return gcm.doFinal(new byte[100]);
  }
}
