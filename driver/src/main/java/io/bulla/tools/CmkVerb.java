package io.bulla.tools;

import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.CmkOperations.Cmk;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.TencentPolicies;
import io.bulla.policy.KmsSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
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

/** {@code cmk}: the life of the CMK, for operators. */
@Command(
    name = "cmk",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Create, list and look after CMKs, import their material, print CAM policies. None of this is"
            + " for an application's account.")
final class CmkVerb implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "A command is missing; see bulla cmk --help.");
  }

  static String createManaged(CmkOperations operations) throws KmsException {
    return operations.create(
        CmkOperations.MANAGED_ALIAS, "Bulla: managed CMK", Map.of("bulla", "managed"), false);
  }

  private static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Create a CMK with an alias and tags. Prints its id.")
  int create(
      @Mixin CmkOptions cmk,
      @Option(
              names = "--alias",
              paramLabel = "ALIAS",
              defaultValue = CmkOperations.MANAGED_ALIAS,
              description = "Default: ${DEFAULT-VALUE}, which a policy without kms.cmk means.")
          String alias,
      @Option(names = "--description", paramLabel = "TEXT", defaultValue = "Bulla") String text,
      @Option(names = "--tag", paramLabel = "NAME=VALUE", description = "Repeat for each tag.")
          @Nullable Map<String, String> tags,
      @Option(names = "--imported", description = "You bring its material (bulla cmk import).")
          boolean imported)
      throws SQLException, KmsException {
    Map<String, String> all = new LinkedHashMap<>(Map.of("bulla", "managed"));
    all.putAll(tags == null ? Map.of() : tags);
    try (CmkOperations operations = cmk.operations()) {
      out(spec).println(operations.create(alias, text, all, imported));
    }
    return Main.OK;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "List the CMKs.")
  int list(
      @Mixin CmkOptions cmk, @Option(names = "--json", description = "Write JSON.") boolean json)
      throws SQLException, KmsException {
    try (CmkOperations operations = cmk.operations()) {
      for (Cmk each : operations.list()) {
        out(spec)
            .println(
                json
                    ? Json.of(Statuses.cmk(each))
                    : each.id() + " " + each.alias() + " " + each.state() + " " + each.owner());
      }
    }
    return Main.OK;
  }

  @Command(
      name = "describe",
      mixinStandardHelpOptions = true,
      description = "Show the CMK as JSON: state, owner, rotation, end of its material.")
  int describe(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    try (CmkOperations operations = cmk.operations()) {
      out(spec).println(Json.of(Statuses.cmk(operations.describe())));
    }
    return Main.OK;
  }

  @Command(
      name = "policy",
      mixinStandardHelpOptions = true,
      description =
          "Print a CAM policy with no more than is needed, for run-time, read-only, secondary or tools"
              + " (provider tencent).")
  int policy(
      @Mixin CmkOptions cmk,
      @Parameters(paramLabel = "FOR", description = "run-time, read-only, secondary or tools.")
          String user,
      @Option(
              names = "--uin",
              required = true,
              paramLabel = "UIN",
              description = "The root account.")
          String uin,
      @Option(
              names = "--creator-uin",
              paramLabel = "UIN",
              description = "The account that created the CMK; default: the root account.")
          @Nullable String creator)
      throws SQLException, KmsException {
    KmsSettings kms = cmk.settings();
    if (!kms.provider().equals("tencent")) {
      throw KmsException.refused("KMS provider " + kms.provider() + " has no CAM policies");
    }
    String region = kms.settings().getOrDefault("region", "*");
    String maker = creator == null ? uin : creator;
    String text =
        switch (user) {
          case "run-time" -> TencentPolicies.runTime(region, uin, maker, cmk.id());
          case "read-only" -> TencentPolicies.readOnly(region, uin, maker, cmk.id());
          case "secondary" -> TencentPolicies.secondary(region, uin, maker, cmk.id());
          case "tools" -> TencentPolicies.tools(region, uin, maker);
          default ->
              throw new ParameterException(
                  Objects.requireNonNull(spec).commandLine(),
                  "A policy is for run-time, read-only, secondary or tools, not for " + user + ".");
        };
    out(spec).print(text);
    out(spec).flush();
    return Main.OK;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description =
          "Import your own material into a CMK that was created with --imported; after its end, the"
              + " same bytes again.")
  int importMaterial(
      @Mixin CmkOptions cmk,
      @Option(
              names = "--material",
              required = true,
              paramLabel = "FILE",
              description = "32 bytes (16 in regions of national cryptography), and nothing else.")
          Path file,
      @Option(
              names = "--valid-to",
              paramLabel = "INSTANT",
              description =
                  "When the KMS forgets it, such as 2027-12-31T00:00:00Z; default: never.")
          @Nullable String validTo)
      throws SQLException, KmsException, IOException {
    byte[] material = Files.readAllBytes(file);
    try (CmkOperations operations = cmk.operations()) {
      operations.importMaterial(material, end(validTo));
      out(spec).println("imported; the CMK is " + operations.describe().state());
    } finally {
      Arrays.fill(material, (byte) 0);
    }
    return Main.OK;
  }

  private Optional<Instant> end(@Nullable String validTo) {
    try {
      return Optional.ofNullable(validTo).map(Instant::parse);
    } catch (DateTimeException e) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "--valid-to is no instant: " + validTo);
    }
  }

  @Command(
      name = "forget-material",
      mixinStandardHelpOptions = true,
      description = "Let the KMS forget imported material; importing it again brings it back.")
  int forget(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    return change(cmk, CmkOperations::deleteImportedMaterial);
  }

  @Command(name = "enable", mixinStandardHelpOptions = true, description = "Enable the CMK.")
  int enable(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    return change(cmk, CmkOperations::enable);
  }

  @Command(
      name = "disable",
      mixinStandardHelpOptions = true,
      description = "Disable the CMK: applications stop within their TTL.")
  int disable(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    return change(cmk, CmkOperations::disable);
  }

  @Command(
      name = "archive",
      mixinStandardHelpOptions = true,
      description = "Archive the CMK: it only unwraps from now on.")
  int archive(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    return change(cmk, CmkOperations::archive);
  }

  @Command(
      name = "cancel-archive",
      mixinStandardHelpOptions = true,
      description = "Take the CMK out of the archive.")
  int cancelArchive(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    return change(cmk, CmkOperations::cancelArchive);
  }

  @Command(
      name = "schedule-deletion",
      mixinStandardHelpOptions = true,
      description = "Have a disabled CMK deleted for ever, with every key that it wraps.")
  int scheduleDeletion(
      @Mixin CmkOptions cmk,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "7 to 30; default ${DEFAULT-VALUE}.")
          int days)
      throws SQLException, KmsException {
    return change(cmk, operations -> operations.scheduleDeletion(days));
  }

  @Command(
      name = "cancel-deletion",
      mixinStandardHelpOptions = true,
      description = "Keep the CMK; it stays disabled until it is enabled.")
  int cancelDeletion(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    return change(cmk, CmkOperations::cancelDeletion);
  }

  @Command(
      name = "enable-rotation",
      mixinStandardHelpOptions = true,
      description = "Have the KMS make a new version of the CMK from time to time.")
  int enableRotation(
      @Mixin CmkOptions cmk,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "365",
              description = "7 to 365; default ${DEFAULT-VALUE}.")
          int days)
      throws SQLException, KmsException {
    return change(cmk, operations -> operations.enableRotation(days));
  }

  @Command(
      name = "disable-rotation",
      mixinStandardHelpOptions = true,
      description = "Keep the CMK at its version.")
  int disableRotation(@Mixin CmkOptions cmk) throws SQLException, KmsException {
    return change(cmk, CmkOperations::disableRotation);
  }

  private interface Change {
    void on(CmkOperations operations) throws KmsException;
  }

  private int change(CmkOptions cmk, Change change) throws SQLException, KmsException {
    try (CmkOperations operations = cmk.operations()) {
      change.on(operations);
      Cmk now = operations.describe();
      out(spec).println("the CMK " + now.id() + " is " + now.state());
    }
    return Main.OK;
  }
}
