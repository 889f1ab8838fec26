package io.bulla.tests.kms;

/** An error as the cloud answers it: HTTP 200 with a code. */
final class CloudException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  CloudException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  String code() {
    return code;
  }
}
