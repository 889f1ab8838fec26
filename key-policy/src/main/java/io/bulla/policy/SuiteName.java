package io.bulla.policy;

/** The cipher suites a policy may name ({@code suite:}); the number is the cell's suite byte. */
public enum SuiteName {
  /** AES-256-GCM with a key derived per value (C2SP XAES-256-GCM); the default. */
  XAES_256_GCM("XAES-256-GCM", 1),
  /** SM4-GCM with SM3, for users of national cryptography. */
  SM4_GCM("SM4-GCM", 2);

  private final String word;
  private final int id;

  SuiteName(String word, int id) {
    this.word = word;
    this.id = id;
  }

  /** The word that the policy file writes. */
  public String word() {
    return word;
  }

  /** The suite byte of a cell; never reused. */
  public int id() {
    return id;
  }

  /** What a cell adds to the canonical bytes: header 9, nonce 24, tag 16. */
  public int overheadSizeBytes() {
    return 49;
  }
}
