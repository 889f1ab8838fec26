package io.bulla.policy;

/**
 * A policy that cannot be used. The message reads {@code file:line:column: what; what to do}. It
 * never holds the value of an environment variable.
 */
public final class PolicyException extends Exception {
  private static final long serialVersionUID = 1L;

  PolicyException(String message) {
    super(message);
  }
}
