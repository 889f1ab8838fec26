package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.Administration.TableState;
import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.KmsException;
import io.bulla.policy.KmsSettings;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code init}: what an application needs before its first start. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Create what a policy needs: the managed CMK (when the policy names none), Bulla's two"
            + " tables, and a key for each protected table. What is there stays as it is.")
final class InitVerb implements Callable<Integer> {
  @Mixin private ConnectionOptions database = new ConnectionOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws SQLException, KmsException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    createManagedCmk(out);
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      administration.init();
      for (TableState table : administration.status()) {
        out.println(table.table() + ": " + table.keys().size() + " keys");
      }
    }
    return Main.OK;
  }

  /** Provider local makes its CMK by itself. */
  private void createManagedCmk(PrintWriter out) throws SQLException, KmsException {
    KmsSettings kms = Administration.kms(database.properties());
    if (kms.cmk().isPresent() || kms.provider().equals("local")) {
      return;
    }
    try (CmkOperations operations = Administration.cmk(database.properties())) {
      if (exists(operations)) {
        return;
      }
      try {
        out.println("managed CMK created: " + CmkVerb.createManaged(operations));
      } catch (KmsException e) {
        if (!exists(operations)) { // else another init was faster
          throw e;
        }
      }
    }
  }

  private static boolean exists(CmkOperations operations) throws KmsException {
    return operations.list().stream()
        .anyMatch(cmk -> cmk.alias().equals(CmkOperations.MANAGED_ALIAS));
  }
}
