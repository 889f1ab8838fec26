package io.bulla.tools;

import io.bulla.jdbc.Bulla;
import io.bulla.jdbc.Explainer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: what becomes of an application's statements. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Say of every statement in scripts, MyBatis mappers or a database's log what would become"
            + " of it; run nothing. Exit code 1 when one is refused.")
final class CheckVerb implements Callable<Integer> {
  private static final int DEFAULT_VARIANTS = 64;

  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Option(
      names = {"-q", "--quiet"},
      description = "Show refused statements, those that cannot be judged, and the sums only.")
  private boolean quiet;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "What the files are: ${COMPLETION-CANDIDATES}. Default: by name and content.")
  private @Nullable Format format;

  @Option(
      names = "--property",
      paramLabel = "NAME=VALUE",
      description = "What $${NAME} stands for in mappers. Repeat for each.")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(
      names = "--variants",
      paramLabel = "N",
      description =
          "About how many forms of a mapper's statement to look at; default ${DEFAULT-VALUE}.")
  private int variants = DEFAULT_VARIANTS;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders.")
  private List<Path> paths = new ArrayList<>();

  @Spec private @Nullable CommandSpec spec;

  /** As users write it. */
  enum Format {
    sql(Sources.Format.SQL),
    mybatis(Sources.Format.MYBATIS),
    log(Sources.Format.LOG);

    private final Sources.Format meaning;

    Format(Sources.Format meaning) {
      this.meaning = meaning;
    }
  }

  @Override
  public Integer call() throws SQLException, IOException {
    CommandSpec command = Objects.requireNonNull(spec);
    for (Path path : paths) {
      if (!Files.isReadable(path)) {
        throw new ParameterException(command.commandLine(), path + " cannot be read.");
      }
    }
    PrintWriter out = command.commandLine().getOut();
    try (Explainer explainer = Bulla.explainer(database.bullaUrl(), database.properties())) {
      Sources sources = new Sources(explainer, properties, Math.max(1, variants));
      Optional<Sources.Format> given = Optional.ofNullable(format).map(each -> each.meaning);
      for (Path path : paths) {
        sources.add(path, given);
      }
      sources.assemble();
      List<Judgement> judgements = new ArrayList<>();
      for (Candidate candidate : sources.candidates()) {
        judgements.add(Judgement.of(candidate, explainer));
      }
      CheckReport report =
          new CheckReport(judgements, sources.unreadable(), sources.ofOtherDatabases());
      if (json) {
        out.println(Json.of(report.json()));
      } else {
        report.print(out, quiet);
      }
      return sources.unreadable().isEmpty()
          ? report.hasRefusals() ? Main.FINDING : Main.OK
          : Main.FAILURE;
    }
  }
}
