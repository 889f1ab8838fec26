package io.bulla.keys;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One task at a time; threads that come meanwhile wait for it instead of doing it again. No lock is
 * held while a task runs.
 */
final class SingleFlight {
  private final AtomicReference<@Nullable CompletableFuture<Void>> running =
      new AtomicReference<>();

  /**
   * Runs the task on this thread, or waits for the one that runs.
   *
   * @return whether it was this thread's task that ran
   * @throws KeyException what the task threw, also when another thread ran it
   */
  boolean run(Task task) throws KeyException {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    CompletableFuture<Void> other = running.compareAndExchange(null, mine);
    if (other != null) {
      await(other);
      return false;
    }
    try {
      task.run();
      finish(mine, null);
      return true;
    } catch (KeyException | RuntimeException | Error e) {
      finish(mine, e);
      throw e;
    }
  }

  private void finish(CompletableFuture<Void> mine, @Nullable Throwable failure) {
    running.set(null);
    if (failure == null) {
      mine.complete(null);
      return;
    }
    mine.completeExceptionally(failure);
  }

  private static void await(CompletableFuture<Void> other) throws KeyException {
    try {
      other.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KeyException(
          KeyException.Kind.UNREACHABLE, "interrupted while another thread asks the KMS", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KeyException failure) {
        throw new KeyException(failure.kind(), failure.messageText(), failure);
      }
      throw new IllegalStateException("loading keys failed in another thread", e.getCause());
    }
  }

  @FunctionalInterface
  interface Task {
    void run() throws KeyException;
  }
}
