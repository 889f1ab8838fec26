package io.bulla.tools;

import io.bulla.jdbc.Bulla;
import io.bulla.jdbc.Explainer;
import io.bulla.jdbc.Explanation;
import io.bulla.jdbc.Explanation.Outcome;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what becomes of one statement. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Say what becomes of one statement; run nothing. Exit code 1 when it is refused.")
final class ExplainVerb implements Callable<Integer> {
  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Parameters(paramLabel = "SQL", description = "The statement.")
  private String sql = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Explainer explainer = Bulla.explainer(database.bullaUrl(), database.properties())) {
      Explanation explanation = explainer.explain(sql);
      if (json) {
        out.println(Json.of(Explanations.json(explanation)));
      } else {
        Explanations.print(out, explanation);
      }
      return explanation.outcome() == Outcome.REFUSED ? Main.FINDING : Main.OK;
    }
  }
}
