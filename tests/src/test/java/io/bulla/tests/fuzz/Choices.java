package io.bulla.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of which something random is made, kept so that the same can be made again.
 *
 * <p>A generator asks for small numbers only, and 0 is always the simplest answer. So whatever was
 * made can be made smaller by a shorter list or smaller numbers, without the generator's help.
 */
final class Choices {
  private final @Nullable Random random;
  private final List<Integer> given;
  private final List<Integer> taken = new ArrayList<>();

  private Choices(@Nullable Random random, List<Integer> given) {
    this.random = random;
    this.given = given;
  }

  static Choices random(long seed) {
    return new Choices(new Random(seed), List.of());
  }

  /** The same decisions again; after their end every answer is the simplest. */
  static Choices replay(List<Integer> given) {
    return new Choices(null, given);
  }

  /** One of 0 until {@code bound}. */
  int below(int bound) {
    int next;
    if (random != null) {
      next = random.nextInt(bound);
    } else {
      next = taken.size() < given.size() ? Math.min(given.get(taken.size()), bound - 1) : 0;
    }
    taken.add(next);
    return next;
  }

  /** True in so many of a hundred cases; false is the simpler answer. */
  boolean percent(int share) {
    return below(100) >= 100 - share;
  }

  /** An index, each with its weight. */
  int weighted(int... weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int ticket = below(total);
    int index = 0;
    while (ticket >= weights[index]) {
      ticket -= weights[index];
      index++;
    }
    return index;
  }

  <T> T of(List<T> values) {
    return values.get(below(values.size()));
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[below(values.length)];
  }

  List<Integer> taken() {
    return List.copyOf(taken);
  }
}
