package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code verify}: opens every cell. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description =
        "Open every cell, compare every token, check every key row and its MAC. Reports what is"
            + " damaged, moved or foreign by table, column and primary key, never a value. Exit code 1"
            + " when there is anything.")
final class VerifyVerb implements Callable<Integer> {
  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Check the seal of a record that shred wrote, and nothing else.")
  private @Nullable Path record;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SQLException, IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      if (record != null) {
        return verifyRecord(administration, record, out);
      }
      List<Finding> findings;
      try (ProgressLine progress = new ProgressLine(err, "verify", "rows")) {
        findings = administration.verify(progress);
      }
      print(out, findings);
      return findings.isEmpty() ? Main.OK : Main.FINDING;
    }
  }

  private static int verifyRecord(Administration administration, Path file, PrintWriter out)
      throws SQLException, IOException {
    boolean sealed = ShredRecord.read(file).isSealed(administration);
    out.println(sealed ? "the record is as it was written" : "the record was altered");
    return sealed ? Main.OK : Main.FINDING;
  }

  private void print(PrintWriter out, List<Finding> findings) {
    if (json) {
      out.println(Json.of(Map.of("findings", findings.stream().map(Findings::json).toList())));
      return;
    }
    findings.forEach(finding -> out.println(Findings.line(finding)));
    out.println(findings.isEmpty() ? "nothing found" : findings.size() + " findings");
  }
}
