package io.bulla.tests.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * CiphertextBlob in the cloud's outer shape: three base64 parts of 64, 16 and n + 36 bytes joined
 * by {@code -k-}; 210 characters for a key of 32 bytes. What is inside is the emulator's own.
 */
final class Blob {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HEAD = 64;
  private static final int IV = 16;
  private static final int PAD = 16;

  final String keyId;
  final int version;
  private final byte[] head;
  private final byte[] iv;
  private final byte[] body;

  private Blob(byte[] head, byte[] iv, byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(head);
    this.keyId = new UUID(in.getLong(), in.getLong()).toString();
    this.version = in.getInt();
    this.head = head;
    this.iv = iv;
    this.body = body;
  }

  static String wrap(String keyId, int version, byte[] material, String context, byte[] plaintext) {
    byte[] head = new byte[HEAD];
    byte[] iv = new byte[IV];
    byte[] pad = new byte[PAD];
    RANDOM.nextBytes(head);
    RANDOM.nextBytes(iv);
    RANDOM.nextBytes(pad);
    UUID id = UUID.fromString(keyId);
    ByteBuffer.wrap(head)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .putInt(version);
    byte[] framed =
        ByteBuffer.allocate(PAD + 4 + plaintext.length)
            .put(pad)
            .putInt(plaintext.length)
            .put(plaintext)
            .array();
    try {
      byte[] body = cipher(Cipher.ENCRYPT_MODE, material, head, iv, context).doFinal(framed);
      return encode(head) + "-k-" + encode(iv) + "-k-" + encode(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Blob parse(String text) throws CloudException {
    String[] parts = text.split("-k-", -1);
    if (parts.length != 3) {
      throw invalid();
    }
    byte[] head = decode(parts[0]);
    byte[] iv = decode(parts[1]);
    byte[] body = decode(parts[2]);
    if (head.length != HEAD || iv.length != IV || body.length < PAD + 4 + 16) {
      throw invalid();
    }
    return new Blob(head, iv, body);
  }

  /**
   * @param failure the code when it does not open; GCM cannot tell a context from damage
   */
  byte[] unwrap(byte[] material, String context, String failure) throws CloudException {
    try {
      byte[] framed = cipher(Cipher.DECRYPT_MODE, material, head, iv, context).doFinal(body);
      ByteBuffer in = ByteBuffer.wrap(framed, PAD, framed.length - PAD);
      byte[] plaintext = new byte[in.getInt()];
      in.get(plaintext);
      return plaintext;
    } catch (GeneralSecurityException e) {
      throw new CloudException(failure, "encryption failed, please check input parameters");
    }
  }

  static CloudException invalid() {
    return new CloudException(
        "InvalidParameterValue.InvalidCiphertext", "the ciphertext is invalid");
  }

  private static Cipher cipher(int mode, byte[] material, byte[] head, byte[] iv, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(material, "AES"), new GCMParameterSpec(128, iv));
    cipher.updateAAD(head);
    cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] decode(String text) throws CloudException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (encode(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    throw invalid();
  }
}
