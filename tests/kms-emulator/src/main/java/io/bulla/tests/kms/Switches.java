package io.bulla.tests.kms;

/** What Tencent does not document; each can be set to what a test wants to survive. Thread-safe. */
public final class Switches {
  /** Decrypt under another encryption context. */
  public volatile String contextMismatch = "InvalidParameterValue.InvalidCiphertext";

  /** Use of a CMK whose material expired, was deleted, or was never imported. */
  public volatile String pendingImport = "ResourceUnavailable.CmkStateNotSupport";

  /** Decrypt under a CMK that is about to be deleted. */
  public volatile String pendingDelete = "ResourceUnavailable.KeyPendingDelete";

  /** GenerateDataKey and Encrypt under an archived CMK. */
  public volatile String archived = "ResourceUnavailable.CmkArchived";
}
