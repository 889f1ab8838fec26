package io.bulla.keys;

import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsCall;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviders;
import io.bulla.keys.kms.UnwrappedKey;
import io.bulla.policy.KmsSettings;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Calls the KMS: as many times more as {@link Kms#retries()} says while it is unreachable, with
 * 100, 200, 400 ms ... and at most 5 s between them (each times a random 0.5 to 1.5, so that a
 * fleet does not ask in step), one attempt otherwise.
 */
final class KmsCaller {
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long MOST_PAUSE_MILLIS = 5000;

  private final Kms kms;
  private final String provider;
  private final KeyTimes times;
  private final KeyEvents events;
  private final boolean tellsItself;

  KmsCaller(Kms kms, String provider, KeyTimes times, KeyEvents events) {
    this.kms = kms;
    this.provider = provider;
    this.times = times;
    this.events = events;
    this.tellsItself = kms.listen(call -> events.on(new KmsCalled(provider, call)));
  }

  String provider() {
    return provider;
  }

  String cmkId() throws KmsException, KeyException {
    return call(kms::cmkId);
  }

  GeneratedKey generate(String context, int sizeBytes) throws KmsException, KeyException {
    return call(
        () ->
            told(
                "GenerateDataKey",
                () -> kms.generateDataKey(context, sizeBytes),
                key -> key.unwrapped().requestId()));
  }

  UnwrappedKey decrypt(String wrappedKey, String context) throws KmsException, KeyException {
    return call(
        () -> told("Decrypt", () -> kms.decrypt(wrappedKey, context), UnwrappedKey::requestId));
  }

  Set<String> previousCmkIds() throws KmsException, KeyException {
    return call(kms::previousCmkIds);
  }

  String rewrap(String wrappedKey, String context) throws KmsException, KeyException {
    return call(() -> told("ReEncrypt", () -> kms.rewrap(wrappedKey, context), answer -> ""));
  }

  String wrap(UnwrappedKey key, String context) throws KmsException, KeyException {
    return call(() -> told("Encrypt", () -> kms.wrap(key, context), answer -> ""));
  }

  /**
   * Opens the KMS that the settings name.
   *
   * @throws KeyException if there is no such provider, or it refuses its settings or the CMK
   */
  static KmsCaller open(KmsSettings kms, KeyEvents events) throws KeyException {
    try {
      Kms service = KmsProviders.named(kms.provider()).open(kms);
      return new KmsCaller(service, kms.provider(), KeyTimes.SYSTEM, events);
    } catch (KmsException e) {
      boolean refused = e.reason() == KmsException.Reason.REFUSED;
      String message = "KMS %s does not open: %s".formatted(kms.provider(), e.getMessage());
      events.on(
          new KeyEvent.KeyFailed(
              new KeyEvent.Key("", "", "", 0),
              refused ? KeyEvent.Outcome.REFUSED : KeyEvent.Outcome.UNREACHABLE,
              kms.cmk().orElse(""),
              e.requestId(),
              e.errorCode(),
              message));
      throw new KeyException(refused ? Kind.REFUSED : Kind.UNREACHABLE, message, e);
    }
  }

  void close() {
    kms.close();
  }

  /** Tells of a call where the service does not do so itself. */
  private <T> T told(String action, Call<T> call, Function<T, String> requestId)
      throws KmsException {
    if (tellsItself) {
      return call.run();
    }
    long start = times.nanoTime();
    String cmkId = kms.cmkId();
    try {
      T answer = call.run();
      tell(KmsCall.answered(action, cmkId, requestId.apply(answer), millisSince(start)));
      return answer;
    } catch (KmsException e) {
      tell(KmsCall.failed(action, cmkId, e, millisSince(start)));
      throw e;
    }
  }

  private void tell(KmsCall call) {
    events.on(new KmsCalled(provider, call));
  }

  private long millisSince(long start) {
    return TimeUnit.NANOSECONDS.toMillis(times.nanoTime() - start);
  }

  private <T> T call(Call<T> call) throws KmsException, KeyException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.run();
      } catch (KmsException e) {
        if (e.reason() == KmsException.Reason.REFUSED || attempt > kms.retries()) {
          throw e;
        }
        pause(attempt);
      }
    }
  }

  private void pause(int attempt) throws KeyException {
    double jitter = 0.5 + ThreadLocalRandom.current().nextDouble();
    try {
      long millis = Math.min(FIRST_PAUSE_MILLIS << (attempt - 1), MOST_PAUSE_MILLIS);
      times.sleep(Duration.ofMillis((long) (millis * jitter)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyException(
          KeyException.Kind.UNREACHABLE, "interrupted while waiting to ask the KMS again", e);
    }
  }

  @FunctionalInterface
  private interface Call<T> {
    T run() throws KmsException;
  }
}
