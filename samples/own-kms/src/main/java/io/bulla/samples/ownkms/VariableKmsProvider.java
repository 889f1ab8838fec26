package io.bulla.samples.ownkms;

import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProvider;
import io.bulla.keys.kms.UnwrappedKey;
import io.bulla.policy.KmsSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code provider: variable}, {@code cmk: <name>}, {@code key: ${MY_CMK}}: the CMK is 64 hex digits
 * in an environment variable. To show the shape of a provider, not to protect anything.
 */
public final class VariableKmsProvider implements KmsProvider {
  private static final int NONCE = 12;

  @Override
  public String name() {
    return "variable";
  }

  @Override
  public Kms open(KmsSettings settings) throws KmsException {
    String hex = settings.settings().getOrDefault("key", "");
    if (!hex.matches("[0-9a-f]{64}")) { // never the value in the message
      throw KmsException.refused("kms.key of provider variable must be 64 hex digits");
    }
    return new VariableKms(settings.cmk().orElse("default"), HexFormat.of().parseHex(hex));
  }

  private static final class VariableKms implements Kms {
    private static final SecureRandom RANDOM = new SecureRandom();
    private final String cmkId;
    private final SecretKeySpec cmk;
    private volatile boolean closed;

    VariableKms(String cmkId, byte[] key) {
      this.cmkId = cmkId;
      this.cmk = new SecretKeySpec(key, "AES");
      Arrays.fill(key, (byte) 0);
    }

    @Override
    public String cmkId() {
      return cmkId;
    }

    @Override
    public GeneratedKey generateDataKey(String context, int sizeBytes) throws KmsException {
      byte[] key = new byte[sizeBytes];
      byte[] nonce = new byte[NONCE];
      RANDOM.nextBytes(key);
      RANDOM.nextBytes(nonce);
      byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, key, context);
      String wrapped = HexFormat.of().formatHex(nonce) + HexFormat.of().formatHex(sealed);
      UnwrappedKey unwrapped = UnwrappedKey.of(cmkId, "", key);
      Arrays.fill(key, (byte) 0);
      return GeneratedKey.of(wrapped, unwrapped);
    }

    @Override
    public UnwrappedKey decrypt(String wrapped, String context) throws KmsException {
      if (!wrapped.matches("([0-9a-f]{2}){29,}")) {
        throw KmsException.refused("the wrapped key was not made by this provider");
      }
      byte[] all = HexFormat.of().parseHex(wrapped);
      byte[] nonce = Arrays.copyOf(all, NONCE);
      byte[] sealed = Arrays.copyOfRange(all, NONCE, all.length);
      return UnwrappedKey.of(cmkId, "", run(Cipher.DECRYPT_MODE, nonce, sealed, context));
    }

    private byte[] run(int mode, byte[] nonce, byte[] in, String context) throws KmsException {
      if (closed) {
        throw KmsException.refused("the provider was closed");
      }
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, cmk, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8)); // another context: no key
        return cipher.doFinal(in);
      } catch (GeneralSecurityException e) {
        throw KmsException.refused("the wrapped key does not open");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
