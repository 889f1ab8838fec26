package io.bulla.keys.kms;

/**
 * One call of a key service that has ended, for an audit log. Holds no key and no setting's value.
 *
 * @param action as the service names it: {@code Decrypt}, {@code GenerateDataKey}
 * @param cmkId the CMK of the settings
 * @param requestId the service's id of the call; empty if it has none
 * @param errorCode the service's code; empty if it has none
 * @param message why it failed; empty if it was answered
 */
public record KmsCall(
    String action,
    String cmkId,
    Result result,
    String requestId,
    String errorCode,
    String message,
    long durationMillis) {

  /** How it ended. */
  public enum Result {
    ANSWERED,
    REFUSED,
    UNREACHABLE
  }

  /** A call that was answered. */
  public static KmsCall answered(
      String action, String cmkId, String requestId, long durationMillis) {
    return new KmsCall(action, cmkId, Result.ANSWERED, requestId, "", "", durationMillis);
  }

  /** A call that failed. */
  public static KmsCall failed(String action, String cmkId, KmsException e, long durationMillis) {
    Result result = e.reason() == KmsException.Reason.REFUSED ? Result.REFUSED : Result.UNREACHABLE;
    String message = String.valueOf(e.getMessage());
    return new KmsCall(
        action, cmkId, result, e.requestId(), e.errorCode(), message, durationMillis);
  }

  /** Is told of calls. Thread-safe, quick, throws nothing. */
  @FunctionalInterface
  public interface Listener {
    void called(KmsCall call);
  }
}
