package io.bulla.cipher;

/** HKDF (RFC 5869) with the HMAC of a suite. */
final class Hkdf {
  private Hkdf() {}

  static byte[] extract(KeyedHash hash, byte[] salt, byte[] inputKey) {
    return hash.of(salt, inputKey);
  }

  /** RFC 5869 section 2.3. */
  static byte[] expand(KeyedHash hash, byte[] pseudoRandomKey, byte[] info, int sizeBytes) {
    KeyedHash.Keyed keyed = hash.keyed(pseudoRandomKey);
    byte[] output = new byte[sizeBytes];
    byte[] block = new byte[0];
    for (int done = 0, counter = 1; done < sizeBytes; counter++) {
      byte[] input = new byte[block.length + info.length + 1];
      System.arraycopy(block, 0, input, 0, block.length);
      System.arraycopy(info, 0, input, block.length, info.length);
      input[input.length - 1] = (byte) counter;
      block = keyed.of(input);
      int size = Math.min(KeyedHash.SIZE_BYTES, sizeBytes - done);
      System.arraycopy(block, 0, output, done, size);
      done += size;
    }
    return output;
  }
}
