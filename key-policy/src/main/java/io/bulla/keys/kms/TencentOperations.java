package io.bulla.keys.kms;

import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.kms.v20190118.models.ArchiveKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.CancelKeyArchiveRequest;
import com.tencentcloudapi.kms.v20190118.models.CancelKeyDeletionRequest;
import com.tencentcloudapi.kms.v20190118.models.CreateKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.DeleteImportedKeyMaterialRequest;
import com.tencentcloudapi.kms.v20190118.models.DescribeKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.DisableKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.DisableKeyRotationRequest;
import com.tencentcloudapi.kms.v20190118.models.EnableKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.EnableKeyRotationRequest;
import com.tencentcloudapi.kms.v20190118.models.GetParametersForImportRequest;
import com.tencentcloudapi.kms.v20190118.models.GetParametersForImportResponse;
import com.tencentcloudapi.kms.v20190118.models.ImportKeyMaterialRequest;
import com.tencentcloudapi.kms.v20190118.models.KeyMetadata;
import com.tencentcloudapi.kms.v20190118.models.ListKeyDetailRequest;
import com.tencentcloudapi.kms.v20190118.models.ScheduleKeyDeletionRequest;
import com.tencentcloudapi.kms.v20190118.models.Tag;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.jspecify.annotations.Nullable;

/** {@link CmkOperations} of Tencent Cloud KMS. Each asks once. */
final class TencentOperations implements CmkOperations {
  private static final long EXTERNAL = 2;
  private static final long OF_KMS = 1;
  private static final long PAGE = 200;

  private final TencentCalls calls;
  private final TencentKms kms;

  TencentOperations(TencentSettings settings, TencentCalls calls) {
    this.calls = calls;
    this.kms = new TencentKms(settings, calls);
  }

  @Override
  public String create(String alias, String description, Map<String, String> tags, boolean imported)
      throws KmsException {
    CreateKeyRequest request = new CreateKeyRequest();
    request.setAlias(alias);
    request.setDescription(description);
    request.setType(imported ? EXTERNAL : OF_KMS);
    if (!tags.isEmpty()) {
      request.setTags(
          tags.entrySet().stream()
              .map(
                  entry -> {
                    Tag tag = new Tag();
                    tag.setTagKey(entry.getKey());
                    tag.setTagValue(entry.getValue());
                    return tag;
                  })
              .toArray(Tag[]::new));
    }
    @Nullable String id = calls.call("CreateKey", client -> client.CreateKey(request)).getKeyId();
    return present(id, "CreateKey");
  }

  @Override
  public Cmk describe() throws KmsException {
    DescribeKeyRequest request = new DescribeKeyRequest();
    request.setKeyId(kms.cmkId());
    @Nullable KeyMetadata key =
        calls.call("DescribeKey", client -> client.DescribeKey(request)).getKeyMetadata();
    if (key == null) {
      throw incomplete("DescribeKey");
    }
    return cmk(key, "DescribeKey");
  }

  @Override
  public List<Cmk> list() throws KmsException {
    List<Cmk> all = new ArrayList<>();
    while (true) {
      ListKeyDetailRequest request = new ListKeyDetailRequest();
      request.setOffset((long) all.size());
      request.setLimit(PAGE);
      KeyMetadata @Nullable [] page =
          calls.call("ListKeyDetail", client -> client.ListKeyDetail(request)).getKeyMetadatas();
      if (page == null) {
        throw incomplete("ListKeyDetail");
      }
      for (KeyMetadata key : page) {
        all.add(cmk(key, "ListKeyDetail"));
      }
      if (page.length < PAGE) {
        return all;
      }
    }
  }

  private static Cmk cmk(KeyMetadata key, String action) throws KmsException {
    return new Cmk(
        present(key.getKeyId(), action),
        key.getAlias() == null ? "" : key.getAlias(),
        present(key.getKeyState(), action),
        key.getOwner() == null ? "" : key.getOwner(),
        "EXTERNAL".equals(key.getOrigin()),
        Boolean.TRUE.equals(key.getKeyRotationEnabled()),
        time(key.getValidTo()),
        time(key.getDeletionDate()));
  }

  @Override
  public void enable() throws KmsException {
    EnableKeyRequest request = new EnableKeyRequest();
    request.setKeyId(kms.cmkId());
    run("EnableKey", client -> client.EnableKey(request));
  }

  @Override
  public void disable() throws KmsException {
    DisableKeyRequest request = new DisableKeyRequest();
    request.setKeyId(kms.cmkId());
    run("DisableKey", client -> client.DisableKey(request));
  }

  @Override
  public void archive() throws KmsException {
    ArchiveKeyRequest request = new ArchiveKeyRequest();
    request.setKeyId(kms.cmkId());
    run("ArchiveKey", client -> client.ArchiveKey(request));
  }

  @Override
  public void cancelArchive() throws KmsException {
    CancelKeyArchiveRequest request = new CancelKeyArchiveRequest();
    request.setKeyId(kms.cmkId());
    run("CancelKeyArchive", client -> client.CancelKeyArchive(request));
  }

  @Override
  public Instant scheduleDeletion(int days) throws KmsException {
    ScheduleKeyDeletionRequest request = new ScheduleKeyDeletionRequest();
    request.setKeyId(kms.cmkId());
    request.setPendingWindowInDays((long) days);
    @Nullable Long date =
        calls
            .call("ScheduleKeyDeletion", client -> client.ScheduleKeyDeletion(request))
            .getDeletionDate();
    return time(date).orElseThrow(() -> incomplete("ScheduleKeyDeletion"));
  }

  @Override
  public void cancelDeletion() throws KmsException {
    CancelKeyDeletionRequest request = new CancelKeyDeletionRequest();
    request.setKeyId(kms.cmkId());
    run("CancelKeyDeletion", client -> client.CancelKeyDeletion(request));
  }

  @Override
  public void enableRotation(int days) throws KmsException {
    EnableKeyRotationRequest request = new EnableKeyRotationRequest();
    request.setKeyId(kms.cmkId());
    request.setRotateDays((long) days);
    run("EnableKeyRotation", client -> client.EnableKeyRotation(request));
  }

  @Override
  public void disableRotation() throws KmsException {
    DisableKeyRotationRequest request = new DisableKeyRotationRequest();
    request.setKeyId(kms.cmkId());
    run("DisableKeyRotation", client -> client.DisableKeyRotation(request));
  }

  @Override
  public void importMaterial(byte[] material, Optional<Instant> validTo) throws KmsException {
    GetParametersForImportRequest offer = new GetParametersForImportRequest();
    offer.setKeyId(kms.cmkId());
    offer.setWrappingAlgorithm("RSAES_OAEP_SHA_256");
    offer.setWrappingKeySpec("RSA_2048");
    GetParametersForImportResponse answer =
        calls.call("GetParametersForImport", client -> client.GetParametersForImport(offer));
    ImportKeyMaterialRequest request = new ImportKeyMaterialRequest();
    request.setKeyId(kms.cmkId());
    request.setImportToken(present(answer.getImportToken(), "GetParametersForImport"));
    request.setEncryptedKeyMaterial(
        wrap(present(answer.getPublicKey(), "GetParametersForImport"), material));
    validTo.ifPresent(end -> request.setValidTo(end.getEpochSecond()));
    run("ImportKeyMaterial", client -> client.ImportKeyMaterial(request));
  }

  @Override
  public void deleteImportedMaterial() throws KmsException {
    DeleteImportedKeyMaterialRequest request = new DeleteImportedKeyMaterialRequest();
    request.setKeyId(kms.cmkId());
    run("DeleteImportedKeyMaterial", client -> client.DeleteImportedKeyMaterial(request));
  }

  @Override
  public boolean listen(KmsCall.Listener listener) {
    return calls.listen(listener);
  }

  @Override
  public void close() {
    calls.close();
  }

  /** Java's own name OAEPWithSHA-256AndMGF1Padding would use SHA-1 in MGF1, which KMS refuses. */
  private static String wrap(String publicKey, byte[] material) throws KmsException {
    try {
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          KeyFactory.getInstance("RSA")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))),
          new OAEPParameterSpec(
              "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
      return Base64.getEncoder().encodeToString(cipher.doFinal(material));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw KmsException.refused(
          "the material cannot be wrapped: KMS takes 32 bytes, or its public key was damaged");
    }
  }

  private <T extends AbstractModel> void run(String action, TencentCalls.Call<T> call)
      throws KmsException {
    if (calls.call(action, call) == null) {
      throw KmsException.unreachable(action + " was answered with nothing", "", null);
    }
  }

  private static Optional<Instant> time(@Nullable Long seconds) {
    return seconds == null || seconds == 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static String present(@Nullable String field, String action) throws KmsException {
    if (field == null || field.isEmpty()) {
      throw incomplete(action);
    }
    return field;
  }

  private static KmsException incomplete(String action) {
    return KmsException.unreachable("KMS answered %s incompletely".formatted(action), "", null);
  }
}
