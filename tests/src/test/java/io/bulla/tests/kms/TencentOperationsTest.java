package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.keys.kms.CmkOperations;
import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviders;
import io.bulla.keys.kms.TencentPolicies;
import io.bulla.policy.KmsSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators do with a CMK, with the rights of the tools' policy and nothing more. */
final class TencentOperationsTest {
  private static final byte[] MATERIAL =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final String UIN = Long.toString(Accounts.UIN);

  private final Cloud cloud = new Cloud();
  private final Account operator =
      cloud.emulator.accounts().add("operator", TencentPolicies.tools(Cloud.REGION, UIN, UIN));

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void theManagedCmkIsCreatedOnceWithItsTagsAndThenUsed() throws Exception {
    try (CmkOperations operations = operations("alias/bulla")) {
      String id = operations.create("bulla", "sealed columns", Map.of("app", "shop"), false);
      assertThat(operations.describe())
          .isEqualTo(
              new CmkOperations.Cmk(
                  id,
                  "bulla",
                  "Enabled",
                  "user",
                  false,
                  false,
                  Optional.empty(),
                  Optional.empty()));
      refused(
          () -> operations.create("bulla", "", Map.of(), false),
          "InvalidParameterValue.AliasAlreadyExists");
      assertThat(cloud.emulator.cmks().find(Cloud.REGION, id).tags).containsEntry("app", "shop");
      cloud.application.policies(TencentPolicies.runTime(Cloud.REGION, UIN, UIN, id));
      try (Kms kms = cloud.open("alias/bulla", cloud.settings());
          GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
        assertThat(key.unwrapped().cmkId()).isEqualTo(id);
      }
    }
  }

  @Test
  void aCmkIsDisabledDeletedAndBroughtBack() throws Exception {
    try (CmkOperations operations = operations(cloud.cmk)) {
      refused(() -> operations.scheduleDeletion(7), "CmkShouldBeDisabled");
      operations.disable();
      Instant end = operations.scheduleDeletion(7);
      assertThat(operations.describe().deletion()).contains(end);
      assertThat(operations.describe().state()).isEqualTo("PendingDelete");
      operations.cancelDeletion();
      assertThat(operations.describe().state()).isEqualTo("Disabled");
      operations.enable();
      operations.archive();
      assertThat(operations.describe().state()).isEqualTo("Archived");
      operations.cancelArchive();
      operations.enableRotation(90);
      assertThat(operations.describe().rotates()).isTrue();
      operations.disableRotation();
      assertThat(operations.describe().rotates()).isFalse();
      assertThat(operations.describe().state()).isEqualTo("Enabled");
    }
  }

  @Test
  void ownMaterialIsImportedExpiresAndIsImportedAgain() throws Exception {
    String id;
    try (CmkOperations operations = operations(cloud.cmk)) {
      id = operations.create("own", "", Map.of(), true);
    }
    cloud.application.policies(TencentPolicies.runTime(Cloud.REGION, UIN, UIN, id));
    try (CmkOperations operations = operations(id);
        Kms kms = cloud.open(id, cloud.settings())) {
      assertThat(operations.describe().state()).isEqualTo("PendingImport");
      Instant end = Instant.ofEpochSecond(cloud.emulator.cmks().now() + 200);
      operations.importMaterial(MATERIAL, Optional.of(end));
      assertThat(operations.describe().validTo()).contains(end);
      try (GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
        cloud.clock.move(Duration.ofSeconds(201));
        refused(
            () -> kms.decrypt(key.wrappedKey(), Cloud.CONTEXT),
            "import the same key material again");
        byte[] other = MATERIAL.clone();
        other[31] ^= 1;
        refused(() -> operations.importMaterial(other, Optional.empty()), "MaterialNotMatch");
        operations.importMaterial(MATERIAL, Optional.empty());
        kms.decrypt(key.wrappedKey(), Cloud.CONTEXT).close();
        operations.deleteImportedMaterial();
        refused(
            () -> kms.decrypt(key.wrappedKey(), Cloud.CONTEXT),
            "import the same key material again");
      }
      refused(
          () -> operations.importMaterial(new byte[400], Optional.empty()), "KMS takes 32 bytes");
    }
  }

  @Test
  void theReadersPolicyUnwrapsAndMakesNoKeys() throws Exception {
    String wrapped;
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      wrapped = key.wrappedKey();
    }
    cloud.application.policies(TencentPolicies.readOnly(Cloud.REGION, UIN, UIN, cloud.cmk));
    try (Kms kms = cloud.open("alias/shop", cloud.settings())) {
      kms.decrypt(wrapped, Cloud.CONTEXT).close();
      refused(() -> kms.generateDataKey(Cloud.CONTEXT, 32), "CAM denies GenerateDataKey");
    }
  }

  @Test
  void theRunTimeMayNotOperate() throws Exception {
    try (CmkOperations operations =
        KmsProviders.named("tencent")
            .operations(new KmsSettings("tencent", Optional.of(cloud.cmk), cloud.settings()))) {
      refused(operations::disable, "CAM denies DisableKey");
      refused(() -> operations.create("x", "", Map.of(), false), "CAM denies CreateKey");
    }
  }

  @Test
  void aKeystoreHasCmksThatAreMadeAndListedAndNothingElse(@TempDir Path directory)
      throws Exception {
    Map<String, String> settings =
        Map.of("keystore", "file:" + directory + "/keys.p12", "password", "invented");
    try (CmkOperations operations =
        KmsProviders.named("local")
            .operations(new KmsSettings("local", Optional.of("first"), settings))) {
      assertThat(directory).isEmptyDirectory();
      String first = operations.create("first", "", Map.of(), false);
      String second = operations.create("second", "", Map.of(), false);
      assertThat(operations.describe().id()).isEqualTo(first).startsWith("first-");
      assertThat(operations.list())
          .extracting(CmkOperations.Cmk::id)
          .containsExactlyInAnyOrder(first, second);
      refused(
          () -> operations.create("second", "", Map.of(), false), "has a CMK \"second\" already");
      refused(() -> operations.create("third", "", Map.of(), true), "imports no material");
      refused(operations::disable, "KMS provider local has no such operation on CMKs");
    }
  }

  private CmkOperations operations(String cmk) throws KmsException {
    Map<String, String> settings = cloud.settings();
    settings.put("secretId", operator.secretId);
    settings.put("secretKey", operator.secretKey);
    return KmsProviders.named("tencent")
        .operations(new KmsSettings("tencent", Optional.of(cmk), settings));
  }

  private static void refused(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(
            KmsException.class, e -> assertThat(e.reason()).isEqualTo(KmsException.Reason.REFUSED));
  }
}
