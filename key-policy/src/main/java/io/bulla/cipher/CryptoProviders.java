package io.bulla.cipher;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;

/**
 * Where the ciphers come from: the JDK derives keys and encrypts the first cells of a process; then
 * Conscrypt encrypts where it loads and passes a known-answer test, else the JDK does that too. The
 * bytes are the same. Conscrypt's provider is never registered: the application's TLS stays as it
 * is.
 *
 * <p>System property {@code bulla.cryptoProvider}: {@code auto} (default), {@code jdk}, {@code
 * conscrypt} (from the first cell; an error when it does not load).
 */
final class CryptoProviders {
  private static final String GCM = "AES/GCM/NoPadding";
  private static final int COLD_MESSAGES = 400;
  private static final AesEngine ENGINE =
      engine(System.getProperty("bulla.cryptoProvider", "auto"), COLD_MESSAGES);

  private CryptoProviders() {}

  /** Single AES blocks. */
  static Cipher blocks() throws GeneralSecurityException {
    return Cipher.getInstance("AES/ECB/NoPadding");
  }

  /** What encrypts the cells of this process. */
  static AesEngine engine() {
    return ENGINE;
  }

  static AesEngine engine(String wanted, int coldMessages) {
    return wanted.equals("auto")
        ? AesEngine.warming(coldMessages, () -> probe(wanted))
        : AesEngine.of(probe(wanted));
  }

  static Cipher gcm(@Nullable Provider provider) throws GeneralSecurityException {
    return provider == null ? Cipher.getInstance(GCM) : Cipher.getInstance(GCM, provider);
  }

  /** BoringSSL's generator, once it is loaded, costs a sixth of the JDK's for a buffer. */
  static void fill(byte[] random) {
    (ENGINE.current() == null ? JdkRandom.INSTANCE : ConscryptRandom.INSTANCE).nextBytes(random);
  }

  private static final class JdkRandom {
    static final SecureRandom INSTANCE = new SecureRandom();
  }

  private static final class ConscryptRandom {
    static final SecureRandom INSTANCE = made();

    private static SecureRandom made() {
      Provider conscrypt = ENGINE.current();
      try {
        return conscrypt == null
            ? JdkRandom.INSTANCE
            : SecureRandom.getInstance("SHA1PRNG", conscrypt);
      } catch (GeneralSecurityException e) {
        return JdkRandom.INSTANCE;
      }
    }
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
      return agrees(provider) && readsKeysAnew(provider) ? provider : null;
    } catch (Exception | LinkageError e) {
      return null;
    }
  }

  /** Each must write the same bytes, open them, and refuse them when a bit is flipped. */
  private static boolean agrees(Provider provider) throws GeneralSecurityException {
    byte[] plaintext = new byte[100];
    byte[] expected = run(Cipher.getInstance(GCM), Cipher.ENCRYPT_MODE, plaintext);
    Cipher gcm = Cipher.getInstance(GCM, provider);
    if (!Arrays.equals(expected, run(gcm, Cipher.ENCRYPT_MODE, plaintext))
        || !Arrays.equals(plaintext, run(gcm, Cipher.DECRYPT_MODE, expected))) {
      return false;
    }
    expected[0] ^= 1;
    try {
      run(gcm, Cipher.DECRYPT_MODE, expected);
      return false;
    } catch (AEADBadTagException e) {
      return true;
    }
  }

  /** Whether a {@link MessageKey} that changes between messages gives what the JDK gives. */
  private static boolean readsKeysAnew(Provider provider) throws GeneralSecurityException {
    Cipher gcm = Cipher.getInstance(GCM, provider);
    MessageKey key = new MessageKey();
    for (int i = 1; i <= 2; i++) {
      byte[] nonce = new byte[12];
      Arrays.fill(nonce, (byte) i);
      Arrays.fill(key.bytes, (byte) i);
      gcm.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(nonce));
      byte[] made = gcm.doFinal(nonce);
      Cipher jdk = Cipher.getInstance(GCM);
      jdk.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key.bytes, "AES"),
          new GCMParameterSpec(128, nonce));
      if (!Arrays.equals(made, jdk.doFinal(nonce))) {
        return false;
      }
      key.clear();
    }
    return true;
  }

  private static byte[] run(Cipher gcm, int mode, byte[] input) throws GeneralSecurityException {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) 7);
    gcm.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
    gcm.updateAAD(new byte[] {1, 2, 3});
    return gcm.doFinal(input);
  }
}
