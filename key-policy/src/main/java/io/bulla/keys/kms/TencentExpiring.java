package io.bulla.keys.kms;

import com.tencentcloudapi.common.Credential;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Temporary credentials, fetched again five minutes before they expire. Thread-safe. */
final class TencentExpiring implements TencentCredentials {
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final Source source;
  private final Clock clock;
  private @Nullable Fetched held;

  TencentExpiring(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** A service that gives temporary credentials. */
  @FunctionalInterface
  interface Source {
    Fetched fetch() throws KmsException;
  }

  /** Credentials and their end. */
  static final class Fetched {
    final Credential credential;
    final Instant expires;

    Fetched(Credential credential, Instant expires) {
      this.credential = credential;
      this.expires = expires;
    }
  }

  @Override
  public synchronized Credential current() throws KmsException {
    Fetched last = held;
    Instant now = clock.instant();
    if (last != null && now.isBefore(last.expires.minus(EARLY))) {
      return last.credential;
    }
    try {
      Fetched next = source.fetch();
      held = next;
      return next.credential;
    } catch (KmsException e) {
      if (last != null && now.isBefore(last.expires)) {
        return last.credential;
      }
      throw e;
    }
  }

  @Override
  public synchronized boolean renew(Credential refused) {
    Fetched last = held;
    if (last != null && last.credential == refused) {
      held = null;
    }
    return true;
  }
}
