package io.bulla.cipher;

import io.bulla.policy.SuiteName;

/** An authenticated cipher of cells: a new one is one file and one line in {@link CipherSuites}. */
interface CipherSuite {
  /** Which one it is. */
  SuiteName name();

  /** What derives its keys, and makes tokens and MACs of rows whose {@code suite} it is. */
  KeyedHash hash();

  /** Size of a column key. */
  int keySizeBytes();

  /** A sealer of one column key. It copies the key. */
  Sealer sealer(byte[] columnKey);

  /** Seals and opens under one key. Thread-safe. */
  interface Sealer {
    /**
     * Writes ciphertext and tag behind the nonce.
     *
     * @param cell the whole cell; header and nonce are there already
     * @param header how many bytes of header
     * @param nonce size of the nonce
     * @param aad associated data
     */
    void seal(byte[] cell, int header, int nonce, byte[] aad, byte[] plaintext);

    /**
     * The plaintext, or nothing but an exception.
     *
     * @throws java.security.GeneralSecurityException when the tag does not fit
     */
    byte[] open(byte[] cell, int header, int nonce, byte[] aad)
        throws java.security.GeneralSecurityException;
  }
}
