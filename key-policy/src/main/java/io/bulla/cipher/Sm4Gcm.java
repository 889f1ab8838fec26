package io.bulla.cipher;

import io.bulla.policy.SuiteName;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * SM4-GCM (GB/T 32907, RFC 8998) under a key that HMAC-SM3 derives for each message from the first
 * half of a 24-byte nonce; the second half is GCM's nonce. So random nonces never have to be
 * counted, as with suite 01. Only this class touches Bouncy Castle.
 */
final class Sm4Gcm implements CipherSuite {
  private static final int KEY_SIZE_BYTES = 16;
  private static final int HALF_NONCE = 12;
  private static final int TAG_SIZE_BYTES = 16;

  @Override
  public SuiteName name() {
    return SuiteName.SM4_GCM;
  }

  @Override
  public KeyedHash hash() {
    return Sm4Gcm::keyed;
  }

  @Override
  public int keySizeBytes() {
    return KEY_SIZE_BYTES;
  }

  @Override
  public Sealer sealer(byte[] columnKey) {
    return new KeyedSealer(columnKey);
  }

  /** The example of RFC 8998, appendix A.1, and of GM/T 0042-2015, appendix D.3, come out. */
  static boolean agrees() {
    HexFormat hex = HexFormat.of();
    byte[] key = hex.parseHex("0123456789abcdeffedcba9876543210");
    GCMModeCipher gcm = GCMBlockCipher.newInstance(new SM4Engine());
    byte[] nonce = hex.parseHex("00001234567800000000abcd");
    byte[] aad = hex.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
    gcm.init(true, new AEADParameters(new KeyParameter(key), 128, nonce, aad));
    byte[] plaintext =
        hex.parseHex(
            "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccddddddddddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
    byte[] output = new byte[plaintext.length + TAG_SIZE_BYTES];
    try {
      int written = gcm.processBytes(plaintext, 0, plaintext.length, output, 0);
      gcm.doFinal(output, written);
    } catch (InvalidCipherTextException e) {
      return false;
    }
    byte[] sm3Key =
        hex.parseHex("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425");
    byte[] message = new byte[50];
    Arrays.fill(message, (byte) 0xcd);
    return hex.formatHex(output, plaintext.length, output.length)
            .equals("83de3541e4c2b58177e065a9bf7b62ec")
        && hex.formatHex(keyed(sm3Key).of(message))
            .equals("220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae");
  }

  private static KeyedHash.Keyed keyed(byte[] key) {
    HMac hmac = hmac(key);
    return message -> {
      byte[] output = new byte[KeyedHash.SIZE_BYTES];
      hmac.update(message, 0, message.length);
      hmac.doFinal(output, 0);
      return output;
    };
  }

  private static HMac hmac(byte[] key) {
    HMac hmac = new HMac(new SM3Digest());
    hmac.init(new KeyParameter(key));
    return hmac;
  }

  /** Objects that one thread uses at a time. */
  private static final class Handles {
    final HMac derivation;
    final GCMModeCipher gcm = GCMBlockCipher.newInstance(new SM4Engine());
    final byte[] derived = new byte[KeyedHash.SIZE_BYTES];

    Handles(byte[] columnKey) {
      derivation = hmac(columnKey);
    }
  }

  private static final class KeyedSealer implements Sealer {
    private final byte[] columnKey;
    private final Pool<Handles> pool = new Pool<>(this::handles);

    KeyedSealer(byte[] columnKey) {
      this.columnKey = columnKey.clone();
    }

    private Handles handles() {
      return new Handles(columnKey);
    }

    @Override
    public void seal(byte[] cell, int header, int nonce, byte[] aad, byte[] plaintext) {
      Handles handles = pool.take();
      try {
        start(handles, true, cell, header, aad);
        run(handles.gcm, plaintext, 0, plaintext.length, cell, header + nonce);
      } catch (InvalidCipherTextException e) {
        throw new IllegalStateException("sealing failed", e);
      }
      pool.give(handles);
    }

    @Override
    public byte[] open(byte[] cell, int header, int nonce, byte[] aad)
        throws GeneralSecurityException {
      Handles handles = pool.take();
      int from = header + nonce;
      byte[] plaintext = new byte[cell.length - from - TAG_SIZE_BYTES];
      try {
        start(handles, false, cell, header, aad);
        run(handles.gcm, cell, from, cell.length - from, plaintext, 0);
        return plaintext;
      } catch (InvalidCipherTextException e) {
        Arrays.fill(plaintext, (byte) 0); // GCM writes before it compares the tag
        throw new AEADBadTagException("the tag does not fit");
      } finally {
        pool.give(handles);
      }
    }

    private static void run(
        GCMModeCipher gcm, byte[] from, int offset, int size, byte[] to, int toOffset)
        throws InvalidCipherTextException {
      int written = gcm.processBytes(from, offset, size, to, toOffset);
      gcm.doFinal(to, toOffset + written);
    }

    /** The key of one message: HMAC-SM3(column key, 'x' nonce[0..12)), its first 16 bytes. */
    private static void start(Handles handles, boolean seals, byte[] cell, int header, byte[] aad) {
      handles.derivation.update((byte) 'x');
      handles.derivation.update(cell, header, HALF_NONCE);
      handles.derivation.doFinal(handles.derived, 0);
      byte[] gcmNonce = Arrays.copyOfRange(cell, header + HALF_NONCE, header + 2 * HALF_NONCE);
      KeyParameter key = new KeyParameter(handles.derived, 0, KEY_SIZE_BYTES);
      Arrays.fill(handles.derived, (byte) 0);
      handles.gcm.init(seals, new AEADParameters(key, 8 * TAG_SIZE_BYTES, gcmNonce, aad));
    }
  }
}
