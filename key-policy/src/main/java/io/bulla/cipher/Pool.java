package io.bulla.cipher;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A small pool of objects that one thread uses at a time. Never blocks: when it is empty a new
 * object is made, when it is full the object is dropped. No thread-locals, so a million virtual
 * threads keep no more objects than run at once.
 */
final class Pool<T> {
  private static final int SLOTS = 16;

  private final AtomicReferenceArray<@Nullable T> slots = new AtomicReferenceArray<>(SLOTS);
  private final Supplier<T> factory;

  Pool(Supplier<T> factory) {
    this.factory = factory;
  }

  T take() {
    int start = start();
    for (int i = 0; i < SLOTS; i++) {
      int slot = (start + i) % SLOTS;
      if (slots.getPlain(slot) != null) {
        T found = slots.getAndSet(slot, null);
        if (found != null) {
          return found;
        }
      }
    }
    return factory.get();
  }

  void give(T object) {
    int start = start();
    for (int i = 0; i < SLOTS; i++) {
      if (slots.compareAndSet((start + i) % SLOTS, null, object)) {
        return;
      }
    }
  }

  private static int start() {
    return (int) (Thread.currentThread().getId() % SLOTS);
  }
}
