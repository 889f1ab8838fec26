package io.bulla.tools;

import java.util.Arrays;

/** A text put together from pieces of a file; each character knows where it comes from. */
final class LocatedText {
  private final StringBuilder text = new StringBuilder();
  private int[] offsets = new int[64];

  /** Appends a piece that stands in the file as it is. */
  LocatedText add(String piece, int offset) {
    for (int i = 0; i < piece.length(); i++) {
      append(piece.charAt(i), offset + i);
    }
    return this;
  }

  /** Appends what the file does not have, or has in other words, at one place. */
  LocatedText addAt(String piece, int offset) {
    for (int i = 0; i < piece.length(); i++) {
      append(piece.charAt(i), offset);
    }
    return this;
  }

  LocatedText add(LocatedText other) {
    return add(other, 0, other.text.length());
  }

  private LocatedText add(LocatedText other, int from, int to) {
    for (int i = from; i < to; i++) {
      append(other.text.charAt(i), other.offsets[i]);
    }
    return this;
  }

  LocatedText part(int from, int to) {
    return new LocatedText().add(this, from, to);
  }

  private void append(char c, int offset) {
    if (text.length() == offsets.length) {
      offsets = Arrays.copyOf(offsets, offsets.length * 2);
    }
    offsets[text.length()] = offset;
    text.append(c);
  }

  /** Where in the file a character comes from; of the end, where the last one does. */
  int offset(int index) {
    return text.isEmpty() ? 0 : offsets[Math.max(0, Math.min(index, text.length() - 1))];
  }

  /** The same places with another text, of the same length where they shall be exact. */
  LocatedText rewritten(String other) {
    if (other.length() != text.length()) {
      return new LocatedText().addAt(other, offset(0));
    }
    LocatedText result = new LocatedText();
    for (int i = 0; i < other.length(); i++) {
      result.append(other.charAt(i), offsets[i]);
    }
    return result;
  }

  /** Without white space at both ends. */
  LocatedText stripped() {
    int from = 0;
    int to = text.length();
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return part(from, to);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
