package io.bulla.tools;

import io.bulla.jdbc.Administration;
import io.bulla.jdbc.CmkAdministration;
import io.bulla.jdbc.TableState;
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
    try (Administration administration =
        Administration.open(database.bullaUrl(), database.properties())) {
      for (KmsSettings kms : administration.kms()) {
        createManagedCmk(kms, out);
      }
      administration.init();
      for (TableState table : administration.status()) {
        out.println(table.table() + ": " + table.keys().size() + " keys");
      }
    }
    return Main.OK;
  }

  /** Provider local makes its CMK by itself; one without operations has to. */
  private void createManagedCmk(KmsSettings kms, PrintWriter out)
      throws SQLException, KmsException {
    if (kms.cmk().isPresent() || kms.provider().equals("local")) {
      return;
    }
    CmkOperations operations;
    try {
      operations = CmkAdministration.open(database.properties(), kms);
    } catch (KmsException e) {
      return;
    }
    try (operations) {
      createUnlessThere(operations, out);
    }
  }

  private static void createUnlessThere(CmkOperations operations, PrintWriter out)
      throws KmsException {
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

  private static boolean exists(CmkOperations operations) throws KmsException {
    return operations.list().stream()
        .anyMatch(cmk -> cmk.alias().equals(CmkOperations.MANAGED_ALIAS));
  }
}
