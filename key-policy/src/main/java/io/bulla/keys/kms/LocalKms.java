package io.bulla.keys.kms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Wraps with AES-256-GCM (NIST SP 800-38D, random 96-bit nonce, 128-bit tag) under the keystore's
 * CMK: {@code L1.<cmk id>.<base64url of nonce, ciphertext, tag>}. Associated data: everything
 * before the last dot, a zero byte, the context. The CMK's id is its alias and eight bytes of an
 * HMAC under it, so that keys of two keystores are never mixed up.
 */
final class LocalKms implements Kms {
  private static final int NONCE_SIZE_BYTES = 12;
  private static final int TAG_SIZE_BITS = 128;
  private static final Pattern WRAPPED = Pattern.compile("(L1\\.(.+))\\.([A-Za-z0-9_-]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String cmkId;
  private final Set<String> previousCmkIds;
  private volatile Map<String, SecretKey> cmks;

  /**
   * @param previous the alias of a CMK in the same file that may still have wrapped keys
   */
  LocalKms(LocalKeystore keystore, String alias, Optional<String> previous) throws KmsException {
    Map<String, SecretKey> keys = new HashMap<>();
    if (previous.isEmpty()) {
      SecretKey key = keystore.loadOrCreate(alias);
      keys.put(idOf(alias, key), key);
    } else {
      for (Map.Entry<String, SecretKey> each :
          keystore.load(List.of(alias, previous.get())).entrySet()) {
        keys.put(idOf(each.getKey(), each.getValue()), each.getValue());
      }
    }
    this.cmks = Map.copyOf(keys);
    this.cmkId =
        keys.keySet().stream()
            .filter(id -> id.substring(0, id.lastIndexOf('-')).equals(alias))
            .findFirst()
            .orElseThrow();
    this.previousCmkIds =
        keys.keySet().stream()
            .filter(id -> !id.equals(cmkId))
            .collect(Collectors.toUnmodifiableSet());
  }

  static String idOf(String alias, SecretKey key) throws KmsException {
    return alias + "-" + fingerprint(key);
  }

  @Override
  public Set<String> previousCmkIds() {
    return previousCmkIds;
  }

  @Override
  public String cmkId() {
    return cmkId;
  }

  @Override
  public GeneratedKey generateDataKey(String context, int sizeBytes) throws KmsException {
    if (sizeBytes < 16 || sizeBytes > 64) {
      throw new IllegalArgumentException("a data key has 16 to 64 bytes, not " + sizeBytes);
    }
    byte[] dataKey = new byte[sizeBytes];
    RANDOM.nextBytes(dataKey);
    try {
      return GeneratedKey.of(wrap(dataKey, context), UnwrappedKey.of(cmkId, "", dataKey));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private String wrap(byte[] dataKey, String context) throws KmsException {
    SecretKey key = openCmk(cmkId);
    try {
      byte[] nonce = new byte[NONCE_SIZE_BYTES];
      RANDOM.nextBytes(nonce);
      String head = "L1." + cmkId;
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, 0, head, context).doFinal(dataKey);
      byte[] body =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(body);
    } catch (GeneralSecurityException e) {
      throw KmsException.refused("AES-256-GCM does not work in this JVM; see the cause", "", "", e);
    }
  }

  @Override
  public String wrap(UnwrappedKey key, String context) throws KmsException {
    byte[] bytes = key.copyBytes();
    try {
      return wrap(bytes, context);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** A keystore has no versions of a CMK, so a key under the same CMK stays as it is. */
  @Override
  public String rewrap(String wrappedKey, String context) throws KmsException {
    try (UnwrappedKey key = decrypt(wrappedKey, context)) {
      if (key.cmkId().equals(cmkId)) {
        return wrappedKey;
      }
      return wrap(key, context);
    }
  }

  @Override
  public UnwrappedKey decrypt(String wrappedKey, String context) throws KmsException {
    openCmk(cmkId);
    Matcher parts = WRAPPED.matcher(wrappedKey);
    if (!parts.matches()) {
      throw KmsException.refused(
          "the wrapped key was not made by KMS provider local, or was damaged");
    }
    String wrapper = parts.group(2);
    if (!wrapper.equals(cmkId) && !previousCmkIds.contains(wrapper)) {
      throw KmsException.refused(
          "the key was wrapped under another CMK than %s of this keystore; restore the keystore file that wrapped it, or correct kms.cmk"
              .formatted(cmkId));
    }
    SecretKey key = openCmk(wrapper);
    byte[] dataKey = {};
    try {
      byte[] body = decodeStrictly(parts.group(3));
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, body, 0, parts.group(1), context);
      dataKey = cipher.doFinal(body, NONCE_SIZE_BYTES, body.length - NONCE_SIZE_BYTES);
      return UnwrappedKey.of(wrapper, "", dataKey);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // no cause: nothing about why it failed
      throw KmsException.refused(
          "CMK %s does not unwrap this key: it was altered, or belongs to another schema, table or key id"
              .formatted(wrapper));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  @Override
  public void close() {
    cmks = Map.of(); // SecretKeySpec.destroy() always throws; dropping it is what JDK 17 can do
  }

  @Override
  public String toString() {
    return "LocalKms[" + cmkId + "]";
  }

  private SecretKey openCmk(String id) throws KmsException {
    SecretKey key = cmks.get(id);
    if (key == null) {
      throw KmsException.refused("KMS provider local was closed");
    }
    return key;
  }

  /** Refuses bits of the last character that decode to nothing: each flipped bit is noticed. */
  private static byte[] decodeStrictly(String text) {
    byte[] body = Base64.getUrlDecoder().decode(text);
    if (body.length < NONCE_SIZE_BYTES + TAG_SIZE_BITS / 8
        || !Base64.getUrlEncoder().withoutPadding().encodeToString(body).equals(text)) {
      throw new IllegalArgumentException("not base64url of a wrapped key");
    }
    return body;
  }

  private static Cipher cipher(
      int mode, SecretKey key, byte[] nonce, int offset, String head, String context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_SIZE_BITS, nonce, offset, NONCE_SIZE_BYTES));
    cipher.updateAAD((head + '\0' + context).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static String fingerprint(SecretKey key) throws KmsException {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] full = mac.doFinal("bulla local cmk id".getBytes(StandardCharsets.UTF_8));
      byte[] id = MessageDigest.getInstance("SHA-256").digest(full);
      return HexFormat.of().formatHex(id, 0, 8);
    } catch (GeneralSecurityException e) {
      throw KmsException.refused("HmacSHA256 does not work in this JVM; see the cause", "", "", e);
    }
  }
}
