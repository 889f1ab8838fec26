package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import com.tencentcloudapi.common.profile.ClientProfile;
import com.tencentcloudapi.common.profile.HttpProfile;
import com.tencentcloudapi.kms.v20190118.KmsClient;
import com.tencentcloudapi.kms.v20190118.models.ArchiveKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.CancelKeyArchiveRequest;
import com.tencentcloudapi.kms.v20190118.models.CancelKeyDeletionRequest;
import com.tencentcloudapi.kms.v20190118.models.CreateKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.CreateKeyResponse;
import com.tencentcloudapi.kms.v20190118.models.DecryptRequest;
import com.tencentcloudapi.kms.v20190118.models.DescribeKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.DisableKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.EnableKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.EnableKeyRotationRequest;
import com.tencentcloudapi.kms.v20190118.models.GenerateDataKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.GenerateDataKeyResponse;
import com.tencentcloudapi.kms.v20190118.models.GetParametersForImportRequest;
import com.tencentcloudapi.kms.v20190118.models.GetParametersForImportResponse;
import com.tencentcloudapi.kms.v20190118.models.ImportKeyMaterialRequest;
import com.tencentcloudapi.kms.v20190118.models.Key;
import com.tencentcloudapi.kms.v20190118.models.KeyMetadata;
import com.tencentcloudapi.kms.v20190118.models.ListKeysRequest;
import com.tencentcloudapi.kms.v20190118.models.ReEncryptRequest;
import com.tencentcloudapi.kms.v20190118.models.ReEncryptResponse;
import com.tencentcloudapi.kms.v20190118.models.ScheduleKeyDeletionRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tencent's own SDK is the emulator's client: what it accepts and refuses. */
final class KmsEmulatorTest {
  private static final byte[] MATERIAL =
      "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Cloud cloud = new Cloud();
  private final Account operator = cloud.emulator.accounts().add("operator", Accounts.ALL);

  @AfterEach
  void end() {
    cloud.close();
  }

  /** The example of Tencent's documentation. */
  @Test
  void theSignatureOfTheDocumentationIsTheOneComputed() {
    String payload =
        "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
    String canonical =
        """
        POST
        /

        content-type:application/json; charset=utf-8
        host:cvm.tencentcloudapi.com
        x-tc-action:describeinstances

        content-type;host;x-tc-action
        """
            + Tc3.sha256(payload.getBytes(StandardCharsets.UTF_8));
    assertThat(
            Tc3.signature(
                HexFormat.of()
                    .parseHex("da98fb70dcf6b112dc21038d1eeeb3a95c74b4dcb12c1131f864f6066bd02be0"),
                "2019-02-25",
                "cvm",
                1551113065,
                canonical))
        .isEqualTo("10b1a37a7301a02ca19a647ad722d5e43b4b3cff309d421d85b46093f6ab6c4f");
  }

  @Test
  void theSdkIsUnderstoodByEndpointByGetAndAsAProxyWithTheRealHostsSignature() throws Exception {
    KmsClient direct = client(operator);
    assertThat(describe(direct).getKeyState()).isEqualTo("Enabled");

    HttpProfile get = http();
    get.setReqMethod(HttpProfile.REQ_GET);
    assertThat(describe(client(operator, get)).getKeyState()).isEqualTo("Enabled");

    HttpProfile proxied = new HttpProfile();
    proxied.setProtocol(HttpProfile.REQ_HTTP);
    proxied.setProxyHost("127.0.0.1");
    proxied.setProxyPort(cloud.emulator.port());
    assertThat(describe(client(operator, proxied)).getKeyState()).isEqualTo("Enabled");

    assertThat(cloud.emulator.events())
        .extracting(AuditEvent::httpMethod, AuditEvent::throughProxy)
        .containsExactly(tuple("POST", false), tuple("GET", false), tuple("POST", true));
  }

  @Test
  void aCmkGoesThroughItsStates() throws Exception {
    KmsClient client = client(operator);
    code(() -> schedule(client, 7), "ResourceUnavailable.CmkShouldBeDisabled");
    disable(client);
    code(() -> generate(client), "ResourceUnavailable.CmkDisabled");
    code(() -> schedule(client, 6), "InvalidParameter.InvalidPendingWindowInDays");
    schedule(client, 7);
    code(() -> generate(client), "ResourceUnavailable.KeyPendingDelete");
    CancelKeyDeletionRequest cancel = new CancelKeyDeletionRequest();
    cancel.setKeyId(cloud.cmk);
    client.CancelKeyDeletion(cancel);
    assertThat(describe(client).getKeyState()).isEqualTo("Disabled");
    code(() -> client.CancelKeyDeletion(cancel), "ResourceUnavailable.CmkNotPendingDelete");
    EnableKeyRequest enable = new EnableKeyRequest();
    enable.setKeyId(cloud.cmk);
    client.EnableKey(enable);
    ArchiveKeyRequest archive = new ArchiveKeyRequest();
    archive.setKeyId(cloud.cmk);
    String blob = generate(client).getCiphertextBlob();
    client.ArchiveKey(archive);
    decrypt(client, blob);
    code(() -> generate(client), "ResourceUnavailable.CmkArchived");
    CancelKeyArchiveRequest cancelArchive = new CancelKeyArchiveRequest();
    cancelArchive.setKeyId(cloud.cmk);
    client.CancelKeyArchive(cancelArchive);
    disable(client);
    schedule(client, 7);
    cloud.clock.move(Duration.ofDays(7));
    assertThatThrownBy(() -> cloud.emulator.cmks().find(Cloud.REGION, cloud.cmk))
        .isInstanceOfSatisfying(
            CloudException.class,
            e -> assertThat(e.code()).isEqualTo("ResourceUnavailable.CmkNotFound"));
  }

  @Test
  void oldVersionsDecryptAfterARotation() throws Exception {
    KmsClient client = client(operator);
    GenerateDataKeyResponse old = generate(client);
    EnableKeyRotationRequest rotation = new EnableKeyRotationRequest();
    rotation.setKeyId(cloud.cmk);
    rotation.setRotateDays(7L);
    client.EnableKeyRotation(rotation);
    cloud.emulator.cmks().change(cloud.cmk, cmk -> cmk.settle(cmk.nextRotation));
    assertThat(decrypt(client, old.getCiphertextBlob())).isEqualTo(old.getPlaintext());
    ReEncryptRequest again = new ReEncryptRequest();
    again.setCiphertextBlob(old.getCiphertextBlob());
    ReEncryptResponse moved = client.ReEncrypt(again);
    assertThat(moved.getReEncrypted()).isTrue();
    again.setCiphertextBlob(moved.getCiphertextBlob());
    assertThat(client.ReEncrypt(again).getReEncrypted()).isFalse();
  }

  @Test
  void ownMaterialExpiresAndOnlyTheSameComesBack() throws Exception {
    KmsClient client = client(operator);
    String id = external(client);
    code(() -> generate(client, id), "ResourceUnavailable.CmkStateNotSupport");
    GetParametersForImportResponse first = offer(client, id);
    GetParametersForImportResponse second = offer(client, id);
    code(() -> material(client, id, first, MATERIAL, 0), "ResourceUnavailable.TokenExpired");
    long validTo = cloud.emulator.cmks().now() + 200;
    material(client, id, second, MATERIAL, validTo);
    String blob = generate(client, id).getCiphertextBlob();
    cloud.clock.move(Duration.ofSeconds(201));
    code(() -> decrypt(client, blob), "ResourceUnavailable.CmkStateNotSupport");
    byte[] other = MATERIAL.clone();
    other[0] ^= 1;
    code(() -> material(client, id, second, other, 0), "InvalidParameterValue.MaterialNotMatch");
    material(client, id, second, MATERIAL, 0);
    decrypt(client, blob);
    EnableKeyRotationRequest rotation = new EnableKeyRotationRequest();
    rotation.setKeyId(id);
    code(() -> client.EnableKeyRotation(rotation), "UnsupportedOperation.ExternalCmkCanNotRotate");
  }

  @Test
  void anImportTokenLastsADay() throws Exception {
    KmsClient client = client(operator);
    String id = external(client);
    GetParametersForImportResponse offer = offer(client, id);
    long now = cloud.emulator.cmks().now();
    assertThat(offer.getParametersValidTo()).isBetween(now + 86_400 - 60, now + 86_400);
    cloud.emulator.cmks().change(id, cmk -> cmk.offer = null);
    code(() -> material(client, id, offer, MATERIAL, 0), "ResourceUnavailable.TokenExpired");
  }

  @Test
  void aProductsKeyIsNotTheUsersToDisable() throws Exception {
    String id = cloud.emulator.cmks().createOfProduct(Cloud.REGION, "cls");
    KmsClient client = client(operator);
    DisableKeyRequest disable = new DisableKeyRequest();
    disable.setKeyId(id);
    code(() -> client.DisableKey(disable), "FailedOperation.CmkUsedByCloudProduct");
    ListKeysRequest list = new ListKeysRequest();
    list.setRole(1L);
    assertThat(client.ListKeys(list).getKeys()).extracting(Key::getKeyId).containsExactly(id);
  }

  @Test
  void camDecidesByActionAndResourceAndADenyWins() throws Exception {
    KmsClient application = client(cloud.application);
    String blob = generate(application).getCiphertextBlob();
    decrypt(application, blob);
    code(() -> disable(application), "UnauthorizedOperation");
    String other = cloud.emulator.cmks().create(Cloud.REGION, "other");
    code(() -> generate(application, other), "UnauthorizedOperation");
    cloud.application.policies(
        cloud.runTimePolicy(),
        "{\"version\":\"2.0\",\"statement\":{\"effect\":\"deny\",\"action\":\"kms:Dec*\",\"resource\":\"*\"}}");
    code(() -> decrypt(application, blob), "UnauthorizedOperation");
    generate(application);
    assertThatThrownBy(
            () ->
                cloud.application.policies(
                    "{\"version\":\"2.0\",\"statement\":[{\"effect\":\"allow\",\"action\":\"*\",\"resource\":\"*\",\"condition\":{}}]}"))
        .hasMessageContaining("conditions are not emulated");
  }

  @Test
  void callsBeyondTheLimitAreRefusedUntilTheNextSecond() throws Exception {
    KmsClient client = client(operator);
    generate(client);
    cloud.emulator.limits().perSecond(0);
    code(() -> generate(client), "RequestLimitExceeded");
    cloud.emulator.limits().perSecond(1000);
    generate(client);
  }

  @Test
  void everyCallIsRecordedWithoutPlaintext() throws Exception {
    KmsClient client = client(operator);
    GenerateDataKeyResponse key = generate(client);
    decrypt(client, key.getCiphertextBlob());
    code(() -> disable(client(cloud.application)), "UnauthorizedOperation");
    assertThat(cloud.emulator.events())
        .extracting(AuditEvent::eventName)
        .containsExactly("GenerateDataKey", "Decrypt", "DisableKey");
    String log = cloud.emulator.events().toString();
    assertThat(log)
        .contains(key.getCiphertextBlob(), key.getRequestId())
        .doesNotContain(key.getPlaintext(), operator.secretKey);
    JsonObject denied =
        JsonParser.parseString(cloud.emulator.events().get(2).toJson()).getAsJsonObject();
    assertThat(denied.get("errorCode").getAsInt()).isEqualTo(4);
    assertThat(denied.get("apiErrorCode").getAsString()).isEqualTo("UnauthorizedOperation");
    assertThat(denied.get("resourceName").getAsString()).endsWith(cloud.cmk);
    assertThat(denied.getAsJsonObject("userIdentity").get("userName").getAsString())
        .isEqualTo("application");
    assertThat(denied.get("actionType").getAsString()).isEqualTo("Write");
  }

  private KmsClient client(Account account) {
    return client(account, http());
  }

  private KmsClient client(Account account, HttpProfile http) {
    return new KmsClient(
        new Credential(account.secretId, account.secretKey),
        Cloud.REGION,
        new ClientProfile(ClientProfile.SIGN_TC3_256, http));
  }

  private HttpProfile http() {
    HttpProfile http = new HttpProfile();
    http.setProtocol(HttpProfile.REQ_HTTP);
    http.setEndpoint("127.0.0.1:" + cloud.emulator.port());
    http.setReadTimeout(20);
    return http;
  }

  private KeyMetadata describe(KmsClient client) throws TencentCloudSDKException {
    DescribeKeyRequest request = new DescribeKeyRequest();
    request.setKeyId(cloud.cmk);
    return client.DescribeKey(request).getKeyMetadata();
  }

  private GenerateDataKeyResponse generate(KmsClient client) throws TencentCloudSDKException {
    return generate(client, cloud.cmk);
  }

  private static GenerateDataKeyResponse generate(KmsClient client, String id)
      throws TencentCloudSDKException {
    GenerateDataKeyRequest request = new GenerateDataKeyRequest();
    request.setKeyId(id);
    request.setKeySpec("AES_256");
    return client.GenerateDataKey(request);
  }

  private static String decrypt(KmsClient client, String blob) throws TencentCloudSDKException {
    DecryptRequest request = new DecryptRequest();
    request.setCiphertextBlob(blob);
    return client.Decrypt(request).getPlaintext();
  }

  private void disable(KmsClient client) throws TencentCloudSDKException {
    DisableKeyRequest request = new DisableKeyRequest();
    request.setKeyId(cloud.cmk);
    client.DisableKey(request);
  }

  private void schedule(KmsClient client, long days) throws TencentCloudSDKException {
    ScheduleKeyDeletionRequest request = new ScheduleKeyDeletionRequest();
    request.setKeyId(cloud.cmk);
    request.setPendingWindowInDays(days);
    client.ScheduleKeyDeletion(request);
  }

  private static String external(KmsClient client) throws TencentCloudSDKException {
    CreateKeyRequest request = new CreateKeyRequest();
    request.setAlias("own");
    request.setType(2L);
    CreateKeyResponse answer = client.CreateKey(request);
    assertThat(answer.getKeyState()).isEqualTo("PendingImport");
    return answer.getKeyId();
  }

  private static GetParametersForImportResponse offer(KmsClient client, String id)
      throws TencentCloudSDKException {
    GetParametersForImportRequest request = new GetParametersForImportRequest();
    request.setKeyId(id);
    request.setWrappingAlgorithm("RSAES_OAEP_SHA_256");
    request.setWrappingKeySpec("RSA_2048");
    return client.GetParametersForImport(request);
  }

  private static void material(
      KmsClient client,
      String id,
      GetParametersForImportResponse offer,
      byte[] material,
      long validTo)
      throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA")
            .generatePublic(
                new X509EncodedKeySpec(Base64.getDecoder().decode(offer.getPublicKey()))),
        new OAEPParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
    ImportKeyMaterialRequest request = new ImportKeyMaterialRequest();
    request.setKeyId(id);
    request.setImportToken(offer.getImportToken());
    request.setEncryptedKeyMaterial(Base64.getEncoder().encodeToString(cipher.doFinal(material)));
    request.setValidTo(validTo);
    client.ImportKeyMaterial(request);
  }

  private static void code(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TencentCloudSDKException.class,
            e -> {
              assertThat(e.getErrorCode()).isEqualTo(code);
              assertThat(e.getRequestId()).isNotEmpty();
            });
  }
}
