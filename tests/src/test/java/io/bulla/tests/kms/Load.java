package io.bulla.tests.kms;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An application that changes people all the time, from a process of its own as far as keys go. */
final class Load implements AutoCloseable {
  private final KeptShop shop;
  private final Connection connection;
  private final Random random;
  private final Thread thread = new Thread(this::run, "load");
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile boolean ended;
  private volatile @Nullable Throwable failure;
  private int written;

  /** What is done while nothing is written. */
  interface Rest {
    void run() throws Exception;
  }

  Load(KeptShop shop, long seed) throws Exception {
    this.shop = shop;
    this.connection = shop.connect(shop.process());
    this.random = new Random(seed);
    thread.start();
  }

  private void run() {
    try {
      while (!ended) {
        lock.lock();
        try {
          write();
        } finally {
          lock.unlock();
        }
      }
    } catch (SQLException | RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  private void write() throws SQLException {
    int id = random.nextInt(60) + 51;
    try {
      shop.update(connection, id, "CNRY-load-" + written++);
    } catch (SQLException e) {
      // sealed just before the old version was closed: as every application would, once more
      String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      if (!message.contains("bulla_fence_")) {
        throw e;
      }
    }
  }

  void atRest(Rest rest) throws Exception {
    lock.lock();
    try {
      if (failure != null) {
        throw new AssertionError("the application failed", failure);
      }
      rest.run();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws Exception {
    ended = true;
    thread.join();
    connection.close();
    if (failure != null) {
      throw new AssertionError("the application failed", failure);
    }
  }
}
