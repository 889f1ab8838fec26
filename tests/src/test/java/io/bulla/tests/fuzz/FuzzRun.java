package io.bulla.tests.fuzz;

import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kit.Sides;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Worlds and statements of one seed, and how they went. */
final class FuzzRun {
  private static final long DEFAULT_SEED = 20261124;
  private static final int DEFAULT_STATEMENTS = 1000;
  private static final int STATEMENTS_OF_A_WORLD = 500;
  private static final int SHRINKING_TRIES = 600;

  private final TestDatabase database;
  private final long seed;
  private final int statements;
  private final Maker maker;
  private final int mostFinds = Integer.getInteger("fuzz.finds", 5);
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> rules = new TreeMap<>();
  private final Shapes shapes = new Shapes();
  private final long start = System.nanoTime();
  private int done;
  private int equal;
  private int failed;
  private int refused;
  private int lost;

  /** Makes one statement. */
  interface Maker {
    Sentence make(World world, Choices choices);
  }

  FuzzRun(TestDatabase database, long seed, int statements, Maker maker) {
    this.maker = maker;
    this.database = database;
    this.seed = seed;
    this.statements = statements;
  }

  /** Of {@code -Dfuzz.seed}. */
  static long seed() {
    return Long.getLong("fuzz.seed", DEFAULT_SEED);
  }

  /** Of {@code -Dfuzz.statements}, for each database. */
  static int statements() {
    return Integer.getInteger("fuzz.statements", DEFAULT_STATEMENTS);
  }

  /** Of {@code -Dfuzz.minutes}, for each database; then the number of statements is no limit. */
  private static long minutes() {
    return Long.getLong("fuzz.minutes", 0);
  }

  private boolean goesOn() {
    long most = minutes();
    boolean inTime = most == 0 ? done < statements : elapsed() < TimeUnit.MINUTES.toSeconds(most);
    return inTime && wrong.size() < mostFinds;
  }

  private long elapsed() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }

  /** Reproductions, as small as they could be made. */
  List<String> wrong() {
    return wrong;
  }

  void all() throws SQLException {
    System.out.printf("FUZZ %s seed %d%n", database, seed);
    for (int number = 0; goesOn(); number++) {
      world(number);
    }
  }

  private void world(int number) throws SQLException {
    long worldSeed = seed * 1_000_003 + number;
    World world = new World(Product.of(database), Choices.random(worldSeed));
    try (Sides sides = world.open(database)) {
      Duel duel = new Duel(world, sides);
      for (int i = 0; i < STATEMENTS_OF_A_WORLD && goesOn(); i++, done++) {
        Choices choices = Choices.random(worldSeed * 1_000_003 + i);
        Sentence sentence = maker.make(world, choices);
        count(world, duel, choices, sentence, duel.fight(sentence));
      }
    } catch (Duel.DatabaseGone e) {
      lost++;
      System.out.println(e.getMessage());
    }
  }

  private void count(
      World world, Duel duel, Choices choices, Sentence sentence, Duel.Outcome outcome) {
    boolean no = outcome instanceof Duel.Refused;
    shapes.count(
        sentence.sql(), no ? "refused" : outcome instanceof Duel.Wrong ? "wrong" : "alike");
    if (outcome instanceof Duel.Refused because) {
      refused++;
      rules.merge(because.rule(), 1, Integer::sum);
    } else if (outcome instanceof Duel.Failed) {
      failed++;
    } else if (outcome instanceof Duel.Wrong) {
      wrong.add(reproduction(world, duel, choices.taken(), sentence, outcome));
    } else {
      equal++;
    }
  }

  private String reproduction(
      World world, Duel duel, List<Integer> failing, Sentence found, Duel.Outcome outcome) {
    String head = "\n== " + database + " -Dfuzz.seed=" + seed + " statement " + done + "\n" + world;
    try {
      List<Integer> small =
          Shrinker.shrink(
              failing, SHRINKING_TRIES, each -> again(world, duel, each) instanceof Duel.Wrong);
      Sentence sentence = maker.make(world, Choices.replay(small));
      return head + sentence + "\n  " + again(world, duel, small) + "\n";
    } catch (IllegalStateException e) {
      // it is told as it was found: what is tried for a smaller one can end the database
      return head + found + "\n  " + outcome + "\n  not shrunk: " + e.getMessage() + "\n";
    }
  }

  private Duel.Outcome again(World world, Duel duel, List<Integer> choices) {
    try {
      return duel.fight(maker.make(world, Choices.replay(choices)));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  String totals() {
    StringBuilder text =
        new StringBuilder(
            ("FUZZ %s seed %d: %d statements in %d s, %d equal, %d failed alike, %d refused,"
                    + " %d wrong, %d worlds lost%n")
                .formatted(
                    database, seed, done, elapsed(), equal, failed, refused, wrong.size(), lost));
    rules.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(each -> text.append("  %6d %s%n".formatted(each.getValue(), each.getKey())));
    shapes.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    return text.toString();
  }
}
