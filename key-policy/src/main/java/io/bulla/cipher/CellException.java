package io.bulla.cipher;

/**
 * A cell does not open. Says which column and key id, and on purpose not why: a reason would tell
 * an attacker how near a forged cell came.
 */
public class CellException extends Exception {
  private static final long serialVersionUID = 1L;

  CellException(String message) {
    super(message);
  }
}
