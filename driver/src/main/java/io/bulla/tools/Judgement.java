package io.bulla.tools;

import io.bulla.jdbc.Explainer;
import io.bulla.jdbc.Explanation;
import io.bulla.jdbc.Explanation.Outcome;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a candidate.
 *
 * @param verdict of its worst form
 * @param place {@code file:line:column} of what is refused, else of the statement
 * @param text that form without its literals
 * @param refused why it is not run
 * @param forms how many forms were looked at
 * @param refusedForms how many of them are refused
 */
record Judgement(
    Candidate candidate,
    Verdict verdict,
    String place,
    String text,
    Optional<Explanation.Refused> refused,
    int forms,
    int refusedForms) {

  /** From good to bad. */
  enum Verdict {
    PASSES("passes"),
    SEALED("is sealed"),
    UNKNOWN("cannot be judged"),
    REFUSED("is refused");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Judgement of(Candidate candidate, Explainer explainer) throws SQLException {
    Verdict worst = candidate.unknown().isEmpty() ? Verdict.PASSES : Verdict.UNKNOWN;
    String place = candidate.file().place(candidate.offset());
    String shown = "";
    Optional<Explanation.Refused> refused = Optional.empty();
    int refusals = 0;
    for (LocatedText text : candidate.texts()) {
      String sql = text.toString();
      if (sql.isEmpty()) {
        continue;
      }
      Explanation explanation = explainer.explain(sql);
      Verdict verdict = verdict(explanation.outcome());
      refusals += verdict == Verdict.REFUSED ? 1 : 0;
      if (shown.isEmpty() || verdict.compareTo(worst) > 0) {
        shown = explainer.withoutLiterals(sql);
      }
      if (verdict == Verdict.REFUSED && refused.isEmpty()) {
        refused = explanation.refused();
        int index = index(sql, refused.orElseThrow());
        place = candidate.file().place(text.offset(index));
      }
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
    }
    int forms = candidate.texts().size();
    return new Judgement(candidate, worst, place, shown, refused, forms, refusals);
  }

  private static Verdict verdict(Outcome outcome) {
    return switch (outcome) {
      case PASSES -> Verdict.PASSES;
      case SEALED -> Verdict.SEALED;
      case REFUSED -> Verdict.REFUSED;
    };
  }

  /** The index of a place; lines end with {@code \n} here. */
  private static int index(String sql, Explanation.Refused refused) {
    List<String> lines = List.of(sql.split("\n", -1));
    int index = 0;
    for (int i = 0; i < Math.min(refused.line() - 1, lines.size()); i++) {
      index += lines.get(i).length() + 1;
    }
    return index + refused.column() - 1;
  }
}
