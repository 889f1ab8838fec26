package io.bulla.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Everything the vault knows of time; tests bring their own. Thread-safe. */
interface KeyTimes {

  /** The machine's. */
  KeyTimes SYSTEM =
      new KeyTimes() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
          TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }

        @Override
        public void later(Duration wait, Runnable task) {
          CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS).execute(task);
        }
      };

  /** As {@link System#nanoTime()}: only differences mean something. */
  long nanoTime();

  Instant now();

  void sleep(Duration duration) throws InterruptedException;

  /** Runs a task after a while, on a daemon thread. */
  void later(Duration wait, Runnable task);
}
