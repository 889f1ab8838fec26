package io.bulla.tests.fuzz;

import io.bulla.tests.kit.Answer;
import io.bulla.tests.kit.Sides;
import io.bulla.tests.kit.WireTap;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One statement on both sides, compared. Nothing of it stays. */
final class Duel {

  /** How it went. */
  sealed interface Outcome {}

  /** Both sides gave the same. */
  record Equal() implements Outcome {}

  /** The database refused the statement on both sides. */
  record Failed() implements Outcome {}

  /** Bulla refused it, by a rule. */
  record Refused(String rule) implements Outcome {}

  /** They differ, or something crossed the wire in clear. */
  record Wrong(String what) implements Outcome {}

  private final World world;
  private final Sides sides;
  private final StoredCells cells;

  Duel(World world, Sides sides) throws SQLException {
    this.world = world;
    this.sides = sides;
    this.cells = new StoredCells(world, WireTap.lastReal());
    sides.plain().setAutoCommit(false);
    sides.sealed().setAutoCommit(false);
    if (world.product() == Product.H2) {
      // a join that lost its condition, or a recursion its end, fills the memory
      Answer.to(sides.plain(), "SET QUERY_TIMEOUT 5000");
      Answer.to(sides.sealed(), "SET QUERY_TIMEOUT 5000");
    }
  }

  private static final int H2_IS_CLOSED = 90098;

  Outcome fight(Sentence sentence) throws SQLException {
    WireTap.clear();
    Object[] parameters = sentence.parameters().toArray();
    try {
      Answer actual = Answer.to(sides.sealed(), sentence.sql(), parameters);
      for (String canary : Sides.CANARIES) {
        if (WireTap.calls().stream().anyMatch(call -> call.carries(canary))) {
          return new Wrong(canary + " crossed the wire; Bulla: " + shown(actual));
        }
      }
      Answer expected = Answer.to(sides.plain(), sentence.sql(), parameters);
      Outcome outcome = outcome(sentence, expected, actual);
      boolean look = sentence.changes() && outcome instanceof Equal;
      return look ? contents() : outcome;
    } finally {
      undo(sentence);
    }
  }

  private void undo(Sentence sentence) throws SQLException {
    try {
      sides.sealed().rollback();
      sides.plain().rollback();
    } catch (SQLException e) {
      String what = "the connection did not outlive " + sentence;
      throw e.getErrorCode() == H2_IS_CLOSED ? new DatabaseGone(what) : new SQLException(what, e);
    }
  }

  /** H2 closes a database whose query filled the memory; what was in it is gone. */
  static final class DatabaseGone extends SQLException {
    private static final long serialVersionUID = 1;

    DatabaseGone(String what) {
      super(what);
    }
  }

  private Outcome outcome(Sentence sentence, Answer expected, Answer actual) {
    String ours = message(actual);
    String state = state(actual);
    if (!state.isEmpty() && state.equals(state(expected))) {
      return new Failed();
    }
    if (DatabaseFaults.explain(world.product(), sentence, expected, actual)) {
      return new Failed();
    }
    // a value that Bulla does not convert as this database would: nothing has been sent
    if (ours.startsWith("Bulla:") && List.of("0A", "42", "22").contains(state)) {
      return new Refused(rule(ours));
    }
    return sorted(actual, sentence).equals(sorted(expected, sentence))
        ? new Equal()
        : new Wrong("plain: " + shown(expected) + "\n  Bulla: " + shown(actual));
  }

  private static String message(Answer answer) {
    return answer instanceof Answer.Refused refused
        ? refused.message()
        : answer instanceof Answer.Failed failed ? failed.message() : "";
  }

  private static String state(Answer answer) {
    return answer instanceof Answer.Refused
        ? "0A"
        : answer instanceof Answer.Failed failed ? failed.stateClass() : "";
  }

  /** What a refusal says beside names, places and what is quoted from a parser. */
  private static String rule(String message) {
    String advice = message.replaceFirst("(?s).*\\(at \\d+:\\d+\\)\\.", "");
    return advice.equals(message) ? message.replaceFirst("Bulla: [^:]*: ", "") : advice.strip();
  }

  private static Answer sorted(Answer answer, Sentence sentence) {
    if (!(answer instanceof Answer.Rows rows) || sentence.ordered()) {
      return answer;
    }
    List<List<String>> sorted = new ArrayList<>(rows.rows());
    sorted.sort(Comparator.comparing(List::toString));
    return new Answer.Rows(rows.labels(), sorted);
  }

  private static String shown(Answer answer) {
    String text = answer.toString();
    return text.length() > 1500 ? text.substring(0, 1500) + "..." : text;
  }

  /** After a change: the same rows on both sides, and nothing but cells and tokens stored. */
  private Outcome contents() throws SQLException {
    for (Table table : world.tables()) {
      String all = "SELECT * FROM " + table.name().plain(world.product()) + " ORDER BY id";
      Answer expected = Answer.to(sides.plain(), all);
      Answer actual = Answer.to(sides.sealed(), all);
      if (!actual.equals(expected)) {
        return new Wrong(
            "afterwards "
                + table.name().text()
                + " plain: "
                + shown(expected)
                + "\n  Bulla: "
                + shown(actual));
      }
      if (table.isProtected() && actual instanceof Answer.Rows rows) {
        String fault = cells.fault(table, rows);
        if (!fault.isEmpty()) {
          return new Wrong("afterwards " + table.name().text() + ": " + fault);
        }
      }
    }
    return new Equal();
  }
}
