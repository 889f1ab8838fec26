package io.bulla.keys;

import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.UnwrappedKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

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

  KmsCaller(Kms kms, String provider, KeyTimes times) {
    this.kms = kms;
    this.provider = provider;
    this.times = times;
  }

  String provider() {
    return provider;
  }

  String cmkId() throws KmsException, KeyException {
    return call(kms::cmkId);
  }

  GeneratedKey generate(String context, int sizeBytes) throws KmsException, KeyException {
    return call(() -> kms.generateDataKey(context, sizeBytes));
  }

  UnwrappedKey decrypt(String wrappedKey, String context) throws KmsException, KeyException {
    return call(() -> kms.decrypt(wrappedKey, context));
  }

  Set<String> previousCmkIds() throws KmsException, KeyException {
    return call(kms::previousCmkIds);
  }

  String rewrap(String wrappedKey, String context) throws KmsException, KeyException {
    return call(() -> kms.rewrap(wrappedKey, context));
  }

  void close() {
    kms.close();
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
