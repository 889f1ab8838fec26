package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.TencentPolicies;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.databases.TestSchema;
import io.bulla.tools.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code bulla cmk} and {@code bulla init} with the rights of the tools' policy, on the emulator.
 */
final class CmkVerbTest {
  private static final String UIN = Long.toString(Accounts.UIN);

  @TempDir private Path directory;
  private final Cloud cloud = new Cloud();
  private final Account operator =
      cloud.emulator.accounts().add("operator", TencentPolicies.tools(Cloud.REGION, UIN, UIN));

  @BeforeEach
  void writePolicy() throws Exception {
    Files.writeString(policy(), "bulla: 1\nkms:\n" + kms() + KeptShop.TABLES);
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  private String kms() {
    return cloud.yaml(Map.of("secretId", operator.secretId, "secretKey", operator.secretKey));
  }

  private Path policy() {
    return directory.resolve("bulla.yaml");
  }

  private ToolRun cmk(String... arguments) {
    List<String> line = new ArrayList<>(List.of("cmk"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--policy", policy().toString()));
    return ToolRun.of(line.toArray(String[]::new));
  }

  private String ok(String... arguments) {
    ToolRun run = cmk(arguments);
    assertThat(run.exitCode()).as("%s%n%s", run.out(), run.err()).isZero();
    return run.out();
  }

  @Test
  void initMakesTheManagedCmkOnceWithItsAliasAndTags() throws Exception {
    Files.writeString(
        policy(),
        "bulla: 1\nkms:\n" + kms().replace("  cmk: " + cloud.cmk + "\n", "") + KeptShop.TABLES);
    TestSchema schema = TestDatabase.H2.newSchema();
    String[] init = {"init", "--url", schema.url(), "--user", "sa", "--policy", "" + policy()};
    ToolRun first = ToolRun.of(init);
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("managed CMK created: ");
    assertThat(ToolRun.of(init).out()).doesNotContain("created");
    assertThat(cloud.emulator.count("CreateKey")).isEqualTo(1);
    String id = first.out().lines().findFirst().orElseThrow().replaceAll(".*: ", "");
    Cmk made = cloud.emulator.cmks().find(Cloud.REGION, id);
    assertThat(made.alias).isEqualTo(CmkOperations.MANAGED_ALIAS);
    assertThat(made.tags).containsEntry("bulla", "managed");
  }

  @Test
  void createListAndDescribe() throws Exception {
    String id = ok("create", "--alias", "shop-2", "--tag", "app=shop").strip();
    assertThat(cloud.emulator.cmks().find(Cloud.REGION, id).tags)
        .containsEntry("app", "shop")
        .containsEntry("bulla", "managed");
    assertThat(cmk("create", "--alias", "shop-2").exitCode()).isEqualTo(3);
    assertThat(ok("list")).contains(id + " shop-2 Enabled user", cloud.cmk + " shop Enabled user");
    assertThat(ok("describe", "--cmk", "alias/shop-2")).contains("\"id\": \"" + id + "\"");
  }

  @Test
  void theLifeOfACmk() {
    assertThat(cmk("schedule-deletion").err()).contains("CmkShouldBeDisabled");
    assertThat(ok("disable")).contains("is Disabled");
    assertThat(ok("schedule-deletion", "--days", "7")).contains("is PendingDelete");
    assertThat(ok("cancel-deletion")).contains("is Disabled");
    assertThat(ok("enable")).contains("is Enabled");
    assertThat(ok("archive")).contains("is Archived");
    assertThat(ok("cancel-archive")).contains("is Enabled");
    ok("enable-rotation", "--days", "90");
    assertThat(ok("describe")).contains("\"rotates\": true");
    ok("disable-rotation");
    assertThat(ok("describe")).contains("\"rotates\": false");
  }

  @Test
  void broughtMaterialExpiresAndIsBroughtAgain() throws Exception {
    String id = ok("create", "--alias", "own", "--imported").strip();
    assertThat(ok("describe", "--cmk", id)).contains("PendingImport");
    Path material = Files.write(directory.resolve("material"), new byte[32]);
    String end = cloud.clock.instant().plus(Duration.ofDays(30)).toString();
    String[] bring = {"import", "--cmk", id, "--material", material.toString(), "--valid-to", end};
    assertThat(ok(bring)).contains("imported; the CMK is Enabled");
    assertThat(ok("describe", "--cmk", id)).contains("\"validTo\": \"");
    cloud.emulator.cmks().state(id, Cmk.PENDING_IMPORT); // as after its end
    assertThat(ok("describe", "--cmk", id)).contains("PendingImport");
    Path other = Files.write(directory.resolve("other"), new byte[] {1, 2, 3});
    assertThat(cmk("import", "--cmk", id, "--material", other.toString()).exitCode()).isEqualTo(3);
    assertThat(ok("import", "--cmk", id, "--material", material.toString())).contains("Enabled");
    assertThat(ok("forget-material", "--cmk", id)).contains("PendingImport");
    assertThat(cmk("import", "--material", "" + material, "--valid-to", "soon").exitCode())
        .isEqualTo(2);
  }

  @Test
  void policiesAreThoseThatAreTested() {
    assertThat(ok("policy", "run-time", "--uin", UIN))
        .isEqualTo(TencentPolicies.runTime(Cloud.REGION, UIN, UIN, cloud.cmk));
    assertThat(ok("policy", "read-only", "--uin", UIN, "--creator-uin", "7"))
        .isEqualTo(TencentPolicies.readOnly(Cloud.REGION, UIN, "7", cloud.cmk));
    assertThat(ok("policy", "secondary", "--uin", UIN))
        .isEqualTo(TencentPolicies.secondary(Cloud.REGION, UIN, UIN, cloud.cmk));
    assertThat(ok("policy", "tools", "--uin", UIN))
        .isEqualTo(TencentPolicies.tools(Cloud.REGION, UIN, UIN));
    assertThat(cmk("policy", "everything", "--uin", UIN).exitCode()).isEqualTo(2);
    assertThat(cmk().exitCode()).isEqualTo(2);
  }
}
