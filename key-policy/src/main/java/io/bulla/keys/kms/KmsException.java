package io.bulla.keys.kms;

import org.jspecify.annotations.Nullable;

/** The key service did not do what was asked. Its message holds no key and no setting's value. */
public final class KmsException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Whether asking again can help. */
  public enum Reason {
    /** It answered and said no, or cannot be set up: asking again does not help. */
    REFUSED,
    /** It did not answer, is throttled or is down: may be asked again. */
    UNREACHABLE
  }

  private final Reason reason;
  private final String keyState;
  private final String requestId;
  private final String errorCode;

  private KmsException(
      Reason reason,
      String message,
      String keyState,
      String requestId,
      String errorCode,
      @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
    this.keyState = keyState;
    this.requestId = requestId;
    this.errorCode = errorCode;
  }

  /** The same with the service's error code. */
  KmsException withCode(String code) {
    KmsException coded =
        new KmsException(
            reason, String.valueOf(getMessage()), keyState, requestId, code, getCause());
    coded.setStackTrace(getStackTrace());
    return coded;
  }

  /**
   * @param message which key, what is wrong with it, what to do
   * @param keyState the CMK's state as the service names it ("PendingDelete"); empty if unknown
   * @param requestId the service's id of the call; empty if it has none
   */
  public static KmsException refused(
      String message, String keyState, String requestId, @Nullable Throwable cause) {
    return new KmsException(Reason.REFUSED, message, keyState, requestId, "", cause);
  }

  /**
   * Refused for a reason that has no CMK state and no request: settings, a file, a damaged text.
   */
  public static KmsException refused(String message) {
    return new KmsException(Reason.REFUSED, message, "", "", "", null);
  }

  /** May be asked again. */
  public static KmsException unreachable(
      String message, String requestId, @Nullable Throwable cause) {
    return new KmsException(Reason.UNREACHABLE, message, "", requestId, "", cause);
  }

  /** Whether asking again can help. */
  public Reason reason() {
    return reason;
  }

  /** The CMK's state as the service names it; empty if unknown. */
  public String keyState() {
    return keyState;
  }

  /** The service's id of the call, to be quoted to its support; empty if it has none. */
  public String requestId() {
    return requestId;
  }

  /** The service's error code ({@code ResourceUnavailable.CmkDisabled}); empty if it has none. */
  public String errorCode() {
    return errorCode;
  }
}
