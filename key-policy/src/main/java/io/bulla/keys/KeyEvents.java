package io.bulla.keys;

/**
 * Is told what happens to keys, for an audit log. Called on the thread that causes the event; must
 * be thread-safe, quick, and throw nothing.
 */
@FunctionalInterface
public interface KeyEvents {

  /** Tells nobody. */
  KeyEvents NONE = event -> {};

  /** One event: names and ids only. */
  void on(KeyEvent event);
}
