package io.bulla.cipher;

import io.bulla.policy.SuiteName;
import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * XAES-256-GCM (C2SP): a 192-bit random nonce, of which the first half derives a key for this one
 * message by AES-CMAC's construction and the second half is the nonce of AES-256-GCM. 2^80 messages
 * under one key stay below a collision risk of 2^-32, so nobody has to count.
 *
 * <p>Source: https://c2sp.org/XAES-256-GCM
 */
final class Xaes256Gcm implements CipherSuite {
  private static final int HALF_NONCE = 12;
  private static final int BLOCK = 16;
  private static final int TAG_BITS = 128;

  private final AesEngine engine;

  /**
   * The suite.
   *
   * @param engine of AES-GCM
   */
  Xaes256Gcm(AesEngine engine) {
    this.engine = engine;
  }

  @Override
  public SuiteName name() {
    return SuiteName.XAES_256_GCM;
  }

  @Override
  public KeyedHash hash() {
    return KeyedHash.SHA_256;
  }

  @Override
  public int keySizeBytes() {
    return 32;
  }

  @Override
  public Sealer sealer(byte[] columnKey) {
    return new Keyed(columnKey, engine);
  }

  /** Cipher objects that one thread uses at a time. */
  private static final class Handles {
    final Cipher blocks;
    final Cipher gcm;
    final @Nullable Provider provider;
    final MessageKey messageKey = new MessageKey();

    Handles(Cipher blocks, Cipher gcm, @Nullable Provider provider) {
      this.blocks = blocks;
      this.gcm = gcm;
      this.provider = provider;
    }
  }

  private static final class Keyed implements Sealer {
    private final SecretKeySpec key;
    private final AesEngine engine;
    private final byte[] subkey;
    private final Pool<Handles> pool = new Pool<>(this::handles);

    Keyed(byte[] columnKey, AesEngine engine) {
      this.engine = engine;
      this.key = new SecretKeySpec(columnKey, "AES");
      this.subkey = doubled(block(key, new byte[BLOCK]));
    }

    /** For one message; those of the provider before are dropped. */
    private Handles take(int size) {
      Provider provider = engine.next(size);
      Handles handles = pool.take();
      return handles.provider == provider ? handles : handles();
    }

    private Handles handles() {
      Provider provider = engine.current();
      try {
        Cipher blocks = CryptoProviders.blocks();
        blocks.init(Cipher.ENCRYPT_MODE, key);
        return new Handles(blocks, CryptoProviders.gcm(provider), provider);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("AES is missing in this Java runtime", e);
      }
    }

    @Override
    public void seal(byte[] cell, int header, int nonce, byte[] aad, byte[] plaintext) {
      Handles handles = take(plaintext.length);
      try {
        Cipher gcm = start(handles, Cipher.ENCRYPT_MODE, cell, header, aad);
        int written = gcm.doFinal(plaintext, 0, plaintext.length, cell, header + nonce);
        if (written != plaintext.length + BLOCK) {
          throw new IllegalStateException("the cipher wrote " + written + " bytes");
        }
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("sealing failed", e);
      } finally {
        handles.messageKey.clear();
      }
      pool.give(handles);
    }

    @Override
    public byte[] open(byte[] cell, int header, int nonce, byte[] aad)
        throws GeneralSecurityException {
      Handles handles = take(cell.length);
      try {
        Cipher gcm = start(handles, Cipher.DECRYPT_MODE, cell, header, aad);
        int start = header + nonce;
        return gcm.doFinal(cell, start, cell.length - start);
      } finally {
        handles.messageKey.clear();
        pool.give(handles);
      }
    }

    private Cipher start(Handles handles, int mode, byte[] cell, int header, byte[] aad)
        throws GeneralSecurityException {
      derive(handles, cell, header);
      Cipher gcm = handles.gcm;
      if (handles.provider == null) {
        gcm.init(
            mode,
            new SecretKeySpec(handles.messageKey.bytes, "AES"),
            new GCMParameterSpec(TAG_BITS, cell, header + HALF_NONCE, HALF_NONCE));
      } else {
        // for Conscrypt a nonce alone means a tag of 128 bits, with half the objects
        gcm.init(
            mode, handles.messageKey, new IvParameterSpec(cell, header + HALF_NONCE, HALF_NONCE));
      }
      gcm.updateAAD(aad);
      return gcm;
    }

    /** Two blocks: {@code 0 counter 'X' 0 nonce[0..12)}, each masked by the subkey. */
    private void derive(Handles handles, byte[] cell, int header) throws GeneralSecurityException {
      byte[] blocks = handles.messageKey.bytes;
      for (int i = 0; i < 2; i++) {
        blocks[i * BLOCK] = 0;
        blocks[i * BLOCK + 1] = (byte) (i + 1);
        blocks[i * BLOCK + 2] = 'X';
        blocks[i * BLOCK + 3] = 0;
        System.arraycopy(cell, header, blocks, i * BLOCK + 4, HALF_NONCE);
      }
      for (int i = 0; i < blocks.length; i++) {
        blocks[i] ^= subkey[i % BLOCK];
      }
      if (handles.blocks.update(blocks, 0, blocks.length, blocks, 0) != blocks.length) {
        throw new IllegalStateException("the cipher kept a block back");
      }
    }

    private static byte[] block(SecretKeySpec key, byte[] input) {
      try {
        Cipher blocks = CryptoProviders.blocks();
        blocks.init(Cipher.ENCRYPT_MODE, key);
        return blocks.doFinal(input);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("AES is missing in this Java runtime", e);
      }
    }

    /** Doubling in GF(2^128), as CMAC makes its first subkey (SP 800-38B). */
    private static byte[] doubled(byte[] block) {
      byte[] result = new byte[BLOCK];
      int carry = 0;
      for (int i = BLOCK - 1; i >= 0; i--) {
        int value = block[i] & 0xff;
        result[i] = (byte) (value << 1 | carry);
        carry = value >>> 7;
      }
      result[BLOCK - 1] ^= (byte) (-carry & 0x87);
      return result;
    }
  }
}
