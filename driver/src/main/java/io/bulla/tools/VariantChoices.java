package io.bulla.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The decisions by which one form of a statement is made; the first answer of each is the fullest
 * form. {@link #each} goes through all forms, or through a choice of them when they are too many.
 */
final class VariantChoices {
  private final List<Integer> given;
  private final int otherwise;
  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> bounds = new ArrayList<>();

  private VariantChoices(List<Integer> given, int otherwise) {
    this.given = given;
    this.otherwise = otherwise;
  }

  /** One of 0 until {@code bound}. */
  int below(int bound) {
    int index = taken.size();
    int answer = index < given.size() ? given.get(index) : otherwise;
    taken.add(Math.min(answer, bound - 1));
    bounds.add(bound);
    return taken.get(index);
  }

  /**
   * Makes each form. Where there are more than {@code most}: so many of them, the emptiest, and
   * each decision taken the other way alone, in the fullest and in the emptiest.
   *
   * @return whether these were all forms
   */
  static boolean each(int most, Consumer<VariantChoices> maker) {
    @Nullable List<Integer> next = List.of();
    for (int i = 0; i < most && next != null; i++) {
      VariantChoices run = new VariantChoices(next, 0);
      maker.accept(run);
      next = run.following();
    }
    if (next == null) {
      return true;
    }
    for (int start : new int[] {0, Integer.MAX_VALUE}) {
      VariantChoices first = new VariantChoices(List.of(), start);
      maker.accept(first);
      for (int i = 0; i < Math.min(most, first.taken.size()); i++) {
        for (int other = 0; other < first.bounds.get(i); other++) {
          List<Integer> changed = new ArrayList<>(first.taken.subList(0, i));
          changed.add(other);
          maker.accept(new VariantChoices(changed, start));
        }
      }
    }
    return false;
  }

  private @Nullable List<Integer> following() {
    for (int i = taken.size() - 1; i >= 0; i--) {
      if (taken.get(i) + 1 < bounds.get(i)) {
        List<Integer> next = new ArrayList<>(taken.subList(0, i));
        next.add(taken.get(i) + 1);
        return next;
      }
    }
    return null;
  }
}
