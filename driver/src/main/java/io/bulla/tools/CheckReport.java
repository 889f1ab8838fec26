package io.bulla.tools;

import io.bulla.tools.Judgement.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code check} says: each statement, then the sums. No literal of a statement is shown. */
final class CheckReport {
  private static final int SHOWN_LENGTH = 160;

  private final List<Judgement> judgements;
  private final List<String> unreadable;
  private final int ofOtherDatabases;

  CheckReport(List<Judgement> judgements, List<String> unreadable, int ofOtherDatabases) {
    this.judgements = List.copyOf(judgements);
    this.unreadable = List.copyOf(unreadable);
    this.ofOtherDatabases = ofOtherDatabases;
  }

  boolean hasRefusals() {
    return count(Verdict.REFUSED) > 0;
  }

  private long count(Verdict verdict) {
    return judgements.stream().filter(each -> each.verdict() == verdict).count();
  }

  /**
   * @param quiet whether statements that run are left out
   */
  void print(PrintWriter out, boolean quiet) {
    for (Judgement each : judgements) {
      if (!quiet || each.verdict().compareTo(Verdict.SEALED) > 0) {
        print(out, each);
      }
    }
    unreadable.forEach(out::println);
    out.println();
    out.println(
        judgements.size()
            + " statements: "
            + count(Verdict.PASSES)
            + " pass, "
            + count(Verdict.SEALED)
            + " are sealed, "
            + count(Verdict.REFUSED)
            + " are refused, "
            + count(Verdict.UNKNOWN)
            + " cannot be judged"
            + (ofOtherDatabases == 0 ? "" : "; " + ofOtherDatabases + " are for other databases"));
    rules().forEach((rule, count) -> out.printf("  %5d  %s%n", count, rule));
  }

  private static void print(PrintWriter out, Judgement each) {
    Candidate candidate = each.candidate();
    String id = candidate.id().isEmpty() ? "" : " " + candidate.id();
    String times = candidate.times() == 1 ? "" : " (" + candidate.times() + " times)";
    out.println(each.place() + id + " " + each.verdict().words() + times + ": " + shown(each));
    each.refused()
        .ifPresent(
            refused -> {
              out.println("    " + refused.rule() + ". " + refused.advice());
              if (each.forms() > 1) {
                out.printf(
                    "    in %d of its %d forms; this is the first%n",
                    each.refusedForms(), each.forms());
              }
            });
    if (!candidate.unknown().isEmpty()) {
      out.println(
          "    known only when it runs: "
              + String.join(", ", candidate.unknown())
              + ". Give a value with --property, or look at it yourself.");
    }
  }

  private static String shown(Judgement each) {
    String text = each.text();
    return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + " ..." : text;
  }

  /** Why statements are refused, the most frequent first. */
  private Map<String, Integer> rules() {
    Map<String, Integer> counts = new TreeMap<>();
    judgements.forEach(
        each -> each.refused().ifPresent(refused -> counts.merge(refused.rule(), 1, Integer::sum)));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(each -> sorted.put(each.getKey(), each.getValue()));
    return sorted;
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("statements", judgements.stream().map(CheckReport::json).toList());
    Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, count(verdict));
    }
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("statements", judgements.size());
    counts.forEach((verdict, count) -> summary.put(Explanations.word(verdict), count));
    summary.put("ofOtherDatabases", ofOtherDatabases);
    List<Object> rules = new ArrayList<>();
    rules()
        .forEach(
            (rule, count) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("rule", rule);
              one.put("statements", count);
              rules.add(one);
            });
    summary.put("refusedBy", rules);
    json.put("summary", summary);
    json.put("unreadable", unreadable);
    return json;
  }

  private static Map<String, @Nullable Object> json(Judgement each) {
    Candidate candidate = each.candidate();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("place", each.place());
    json.put("id", candidate.id().isEmpty() ? null : candidate.id());
    json.put("outcome", Explanations.word(each.verdict()));
    json.put("text", each.text());
    json.put("times", candidate.times());
    json.put("forms", each.forms());
    json.put("refusedForms", each.refusedForms());
    json.put("unknown", candidate.unknown());
    json.put("rule", each.refused().map(refused -> refused.rule()).orElse(null));
    json.put("advice", each.refused().map(refused -> refused.advice()).orElse(null));
    return json;
  }
}
