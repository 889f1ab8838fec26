package io.bulla.benchmarks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a careful team would write into its own code, as fast as the JDK allows: AES-256-GCM under
 * one key with a random nonce of 12 bytes, and a column of HMAC-SHA-256 cut to 16 bytes. Ciphers
 * and MACs are kept for each thread, one for each direction, and random bytes are drawn in bulk.
 *
 * <p>A cell: version (1 byte), key id (4), nonce (12), ciphertext, tag (16). It does less than
 * Bulla: one key for all time and columns, no type, no check that a cell belongs to its column.
 */
final class HandSealed implements Values {
  private static final int HEADER = 5;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final SecretKeySpec CELL_KEY = key((byte) 1, "AES");
  private static final SecretKeySpec TOKEN_KEY = key((byte) 2, "HmacSHA256");
  private static final byte[] HEADER_BYTES = {1, 0, 0, 0, 1};
  private static final ThreadLocal<Handles> HANDLES = ThreadLocal.withInitial(Handles::new);

  private static SecretKeySpec key(byte fill, String algorithm) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, fill);
    return new SecretKeySpec(bytes, algorithm);
  }

  private static final class Handles {
    final Cipher seal;
    final Cipher open;
    final Mac mac;
    final SecureRandom random = new SecureRandom();
    final byte[] nonces = new byte[340 * NONCE];
    int used = nonces.length;

    Handles() {
      try {
        seal = Cipher.getInstance("AES/GCM/NoPadding");
        open = Cipher.getInstance("AES/GCM/NoPadding");
        mac = Mac.getInstance("HmacSHA256");
        mac.init(TOKEN_KEY);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    void nonce(byte[] cell) {
      if (used == nonces.length) {
        random.nextBytes(nonces);
        used = 0;
      }
      System.arraycopy(nonces, used, cell, HEADER, NONCE);
      used += NONCE;
    }
  }

  static byte[] seal(String value) {
    try {
      Handles handles = HANDLES.get();
      byte[] text = value.getBytes(StandardCharsets.UTF_8);
      byte[] cell = new byte[HEADER + NONCE + text.length + TAG];
      System.arraycopy(HEADER_BYTES, 0, cell, 0, HEADER);
      handles.nonce(cell);
      Cipher cipher = handles.seal;
      cipher.init(
          Cipher.ENCRYPT_MODE, CELL_KEY, new GCMParameterSpec(TAG * 8, cell, HEADER, NONCE));
      cipher.updateAAD(HEADER_BYTES);
      cipher.doFinal(text, 0, text.length, cell, HEADER + NONCE);
      return cell;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String open(byte[] cell) {
    try {
      Cipher cipher = HANDLES.get().open;
      cipher.init(
          Cipher.DECRYPT_MODE, CELL_KEY, new GCMParameterSpec(TAG * 8, cell, HEADER, NONCE));
      cipher.updateAAD(cell, 0, HEADER);
      byte[] text = cipher.doFinal(cell, HEADER + NONCE, cell.length - HEADER - NONCE);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] token(String value) {
    Mac mac = HANDLES.get().mac;
    return Arrays.copyOf(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 16);
  }

  @Override
  public Texts texts() {
    return Texts.BY_HAND;
  }

  @Override
  public int store(PreparedStatement statement, int position, Column column, String value)
      throws SQLException {
    statement.setBytes(position, seal(value));
    if (!column.searched) {
      return position + 1;
    }
    statement.setBytes(position + 1, token(value));
    return position + 2;
  }

  @Override
  public void search(PreparedStatement statement, int position, Column column, String value)
      throws SQLException {
    statement.setBytes(position, token(value));
  }

  @Override
  public String read(ResultSet row, int position, Column column) throws SQLException {
    return open(row.getBytes(position));
  }
}
