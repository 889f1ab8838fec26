package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes the choices behind a failure fewer and smaller for as long as it still fails. */
final class Shrinker {
  private final Predicate<List<Integer>> fails;
  private int tries;

  private Shrinker(Predicate<List<Integer>> fails, int tries) {
    this.fails = fails;
    this.tries = tries;
  }

  static List<Integer> shrink(List<Integer> failing, int tries, Predicate<List<Integer>> fails) {
    Shrinker shrinker = new Shrinker(fails, tries);
    List<Integer> best = failing;
    List<Integer> before;
    do {
      before = best;
      best = shrinker.shorter(best);
      best = shrinker.smaller(best);
    } while (!before.equals(best) && shrinker.tries > 0);
    return best;
  }

  private List<Integer> shorter(List<Integer> start) {
    List<Integer> best = start;
    for (int length = Math.max(1, best.size() / 2); length > 0; length /= 2) {
      for (int from = 0; from + length <= best.size(); from += length) {
        List<Integer> candidate = new ArrayList<>(best);
        candidate.subList(from, from + length).clear();
        if (stillFails(candidate)) {
          best = candidate;
          from -= length;
        }
      }
    }
    return best;
  }

  private List<Integer> smaller(List<Integer> start) {
    List<Integer> best = start;
    for (int i = 0; i < best.size(); i++) {
      for (int value : new int[] {0, best.get(i) / 2, best.get(i) - 1}) {
        List<Integer> candidate = new ArrayList<>(best);
        candidate.set(i, value);
        if (value >= 0 && value < best.get(i) && stillFails(candidate)) {
          best = candidate;
          break;
        }
      }
    }
    return best;
  }

  private boolean stillFails(List<Integer> candidate) {
    tries--;
    return tries >= 0 && fails.test(candidate);
  }
}
