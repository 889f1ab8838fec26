package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.CmkAdministration;
import io.bulla.jdbc.TableState;
import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.KmsException;
import io.bulla.policy.KmsSettings;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
    List<Statuses.CmkState> cmks = new ArrayList<>();
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      tables = administration.status();
      for (KmsSettings kms : administration.kms()) {
        cmks.add(cmk(kms.primary()));
        Optional<KmsSettings> second = kms.secondary();
        if (second.isPresent()) {
          cmks.add(cmk(second.get()));
        }
      }
    }
    if (json) {
      out.println(Json.of(Statuses.json(tables, cmks)));
    } else {
      Statuses.print(out, tables, cmks, Instant.now());
    }
    return Statuses.isHealthy(tables, cmks) ? Main.OK : Main.FINDING;
  }

  /** An account that may not look at the CMK sees the rest. */
  private Statuses.CmkState cmk(KmsSettings kms) throws SQLException {
    try (CmkOperations operations = CmkAdministration.open(database.properties(), kms)) {
      return new Statuses.CmkState(Optional.of(operations.describe()), "");
    } catch (KmsException e) {
      return new Statuses.CmkState(Optional.empty(), String.valueOf(e.getMessage()));
    }
  }
}
