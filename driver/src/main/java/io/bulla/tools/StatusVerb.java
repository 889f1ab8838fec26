package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.Administration.TableState;
import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.CmkOperations.Cmk;
import io.bulla.keys.kms.KmsException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code status}: the keys and how many cells name each. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description =
        "Show the keys: versions, states, CMKs, ages, and how many cells name each. Exit code 1 when"
            + " a rotation is unfinished, cells name no key, or the CMK cannot be used.")
final class StatusVerb implements Callable<Integer> {
  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SQLException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<TableState> tables;
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      tables = administration.status();
    }
    Optional<Cmk> cmk = Optional.empty();
    String unknown = "";
    try (CmkOperations operations = Administration.cmk(database.properties())) {
      cmk = Optional.of(operations.describe());
    } catch (KmsException e) {
      unknown = String.valueOf(e.getMessage());
    }
    if (json) {
      out.println(Json.of(Statuses.json(tables, cmk, unknown)));
    } else {
      Statuses.print(out, tables, cmk, unknown, Instant.now());
    }
    return Statuses.isHealthy(tables, cmk) ? Main.OK : Main.FINDING;
  }
}
