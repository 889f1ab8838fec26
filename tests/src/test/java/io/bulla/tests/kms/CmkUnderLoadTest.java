package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.keys.kms.TencentPolicies;
import io.bulla.tests.databases.TestDatabase;
import io.bulla.tests.kms.Faults.Fault;
import io.bulla.tests.kms.KeptShop.Keeper;
import io.bulla.tools.ToolRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What an application that runs sees when its CMK goes away, and that it goes on, on the same
 * connection, when the operator has undone it with the tools: the runbooks of docs/operations.md.
 */
final class CmkUnderLoadTest {
  private final KeptShop shop = new KeptShop(TestDatabase.H2, Keeper.TENCENT);
  private final Cloud cloud = Objects.requireNonNull(shop.cloud);
  private Connection application;

  @BeforeEach
  void start() throws Exception {
    application = shop.connect(shop.process());
    shop.createTables(application);
    shop.fill(application, 0, 60);
  }

  @AfterEach
  void end() throws Exception {
    application.close();
    shop.close();
  }

  private void cmk(String... arguments) {
    List<String> line = new ArrayList<>(List.of("cmk"));
    line.addAll(List.of(arguments));
    line.addAll(List.of("--policy", shop.policy.toString()));
    ToolRun run = ToolRun.of(line.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void disabledAndEnabled() throws Exception {
    cmk("disable");
    assertRefused("is disabled; enable it");
    cmk("enable");
    assertWorksAgain();
  }

  @Test
  void aboutToBeDeletedAndKept() throws Exception {
    cmk("disable");
    cmk("schedule-deletion", "--days", "7");
    assertRefused("cancel the deletion and enable it");
    cmk("cancel-deletion");
    cmk("enable");
    assertWorksAgain();
  }

  @Test
  void archivedAndNothingIsSeenButNoNewKeyIsMade() throws Exception {
    cmk("archive");
    assertGoesOn();
    assertThat(shop.tool("rotate", "person").err()).contains("is archived and only unwraps");
    assertThat(shop.tool("status").out()).contains("Archived", "v1 active").doesNotContain("v2");
    cmk("cancel-archive");
    shop.ok("rotate", "--grace-seconds", "0", "person");
    assertWorksAgain();
  }

  @Test
  void materialEndsAndIsImportedAgain() throws Exception {
    Path material = Files.write(shop.directory.resolve("material"), new byte[32]);
    cmk("create", "--alias", "own", "--imported");
    cmk("import", "--cmk", "alias/own", "--material", material.toString());
    shop.writePolicy(Map.of("cmk", "alias/own", "previousCmk", cloud.cmk));
    shop.ok("rewrap");
    application.close();
    application = shop.connect(shop.process());
    cmk("forget-material"); // the same effect as the end of its time
    assertRefused("import the same key material again");
    assertThat(shop.tool("status").out()).contains("PendingImport");
    cmk("import", "--material", material.toString());
    assertWorksAgain();
  }

  @Test
  void deniedByCamAndGrantedAgain() throws Exception {
    Account account = shop.account();
    account.policies();
    assertRefused("grant name/kms:Decrypt on the CMK");
    String uin = Long.toString(Accounts.UIN);
    account.policies(TencentPolicies.tools(Cloud.REGION, uin, uin));
    assertWorksAgain();
  }

  @Test
  void throttledAndLetThroughAgain() throws Exception {
    cloud.emulator.faults().always(Fault.THROTTLED);
    SQLException failure = firstFailure();
    assertThat(failure.getSQLState()).isEqualTo("HYT00");
    assertThat((Throwable) failure).hasMessageContaining("RequestLimitExceeded");
    cloud.emulator.faults().clear();
    assertWorksAgain();
  }

  @Test
  void anOutageAndItsEnd() throws Exception {
    cloud.emulator.faults().always(Fault.HTTP_503);
    SQLException failure = firstFailure();
    assertThat(failure.getSQLState()).isEqualTo("HYT00");
    assertThat((Throwable) failure).hasMessageContaining("HTTP status 503");
    cloud.emulator.faults().clear();
    assertWorksAgain();
  }

  private void assertRefused(String advice) throws Exception {
    SQLException failure = firstFailure();
    assertThat(failure.getSQLState()).isEqualTo("28000");
    assertThat((Throwable) failure).hasMessageContaining(advice);
  }

  private SQLException firstFailure() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() < end) {
      try {
        shop.update(application, 52, "CNRY-load");
        TimeUnit.MILLISECONDS.sleep(20);
      } catch (SQLException e) {
        return e;
      }
    }
    throw new AssertionError("nothing was seen");
  }

  /** Longer than its keys are trusted. */
  private void assertGoesOn() throws Exception {
    long before = cloud.emulator.count("Decrypt");
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (cloud.emulator.count("Decrypt") < before + 4) {
      shop.update(application, 52, "CNRY-load");
      assertThat(System.nanoTime()).isLessThan(end);
    }
    shop.assertModel(application);
  }

  private void assertWorksAgain() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (true) {
      try {
        shop.update(application, 52, "CNRY-again");
        break;
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    shop.assertModel(application);
  }
}
