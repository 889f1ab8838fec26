package io.bulla.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Says which words are known, and which one was probably meant. */
final class Spelling {
  private Spelling() {}

  static String known(String wrong, Collection<String> known) {
    String all = "known are " + String.join(", ", known);
    return nearest(wrong, known).map(word -> "did you mean \"" + word + "\"? " + all).orElse(all);
  }

  private static Optional<String> nearest(String wrong, Collection<String> known) {
    int most = Math.max(1, wrong.length() / 3);
    return known.stream()
        .filter(word -> distance(wrong, word) <= most)
        .min(Comparator.comparingInt(word -> distance(wrong, word)));
  }

  /** Levenshtein, case ignored. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
