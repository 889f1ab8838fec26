package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.Administration.Rewrapped;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code rewrap}: every key under another CMK. */
@Command(
    name = "rewrap",
    mixinStandardHelpOptions = true,
    description =
        "Wrap every key again under the CMK that the policy names, or its newest version, inside the"
            + " KMS. Cells stay as they are. Moving to another CMK, name the old one as"
            + " kms.previousCmk until this is done. Interrupted, run it again.")
final class RewrapVerb implements Callable<Integer> {
  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      Rewrapped rewrapped;
      try (ProgressLine progress = new ProgressLine(err, "rewrap", "keys")) {
        rewrapped = administration.rewrap(progress);
      }
      out.println(rewrapped.rewrapped() + " of " + rewrapped.keys() + " keys wrapped again");
      return Main.OK;
    }
  }
}
