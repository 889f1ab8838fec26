package io.bulla.keys.kms;

import com.tencentcloudapi.kms.v20190118.models.DecryptRequest;
import com.tencentcloudapi.kms.v20190118.models.DecryptResponse;
import com.tencentcloudapi.kms.v20190118.models.DescribeKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.EncryptRequest;
import com.tencentcloudapi.kms.v20190118.models.EncryptResponse;
import com.tencentcloudapi.kms.v20190118.models.GenerateDataKeyRequest;
import com.tencentcloudapi.kms.v20190118.models.GenerateDataKeyResponse;
import com.tencentcloudapi.kms.v20190118.models.KeyMetadata;
import com.tencentcloudapi.kms.v20190118.models.ListKeyDetailRequest;
import com.tencentcloudapi.kms.v20190118.models.ListKeyDetailResponse;
import com.tencentcloudapi.kms.v20190118.models.ReEncryptRequest;
import com.tencentcloudapi.kms.v20190118.models.ReEncryptResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tencent Cloud KMS. A wrapped key is the service's CiphertextBlob as it came: text, but no pure
 * base64. Every field of an answer is checked for its presence, since the SDK gives nulls.
 */
final class TencentKms implements Kms {
  /** EncryptionContext is at most 1024 characters. */
  private static final int MOST_CONTEXT_CHARACTERS = 1024;

  private static final long PAGE = 200;

  private final TencentSettings settings;
  private final TencentCalls calls;
  private final TencentErrors errors;
  private final Map<String, String> resolved = new ConcurrentHashMap<>();

  TencentKms(TencentSettings settings, TencentCalls calls) {
    this.settings = settings;
    this.calls = calls;
    this.errors = new TencentErrors(settings);
  }

  @Override
  public String cmkId() throws KmsException {
    return idOf(settings.cmk());
  }

  @Override
  public Set<String> previousCmkIds() throws KmsException {
    Optional<String> previous = settings.previousCmk();
    return previous.isEmpty() ? Set.of() : Set.of(idOf(previous.get()));
  }

  private String idOf(String keyIdOrAlias) throws KmsException {
    Optional<String> alias = TencentSettings.alias(keyIdOrAlias);
    if (alias.isEmpty()) {
      return keyIdOrAlias;
    }
    String known = resolved.get(keyIdOrAlias);
    if (known == null) {
      known = resolve(alias.get());
      resolved.put(keyIdOrAlias, known);
    }
    return known;
  }

  @Override
  public int retries() {
    return settings.retries();
  }

  @Override
  public GeneratedKey generateDataKey(String context, int sizeBytes) throws KmsException {
    if (sizeBytes < 16 || sizeBytes > 64) {
      throw new IllegalArgumentException("a data key has 16 to 64 bytes, not " + sizeBytes);
    }
    GenerateDataKeyRequest request = new GenerateDataKeyRequest();
    request.setKeyId(cmkId());
    request.setNumberOfBytes((long) sizeBytes);
    request.setEncryptionContext(checked(context));
    GenerateDataKeyResponse answer =
        ask("GenerateDataKey", client -> client.GenerateDataKey(request));
    String id = id(answer.getRequestId());
    String wrapped = present(answer.getCiphertextBlob(), "GenerateDataKey", id);
    byte[] key = bytes(answer.getPlaintext(), "GenerateDataKey", id);
    try {
      if (key.length != sizeBytes || wrapped.length() > WRAPPED_KEY_MAX_LENGTH) {
        throw incomplete("GenerateDataKey", id);
      }
      String cmk = present(answer.getKeyId(), "GenerateDataKey", id);
      return GeneratedKey.of(wrapped, UnwrappedKey.of(cmk, id, key));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public UnwrappedKey decrypt(String wrappedKey, String context) throws KmsException {
    DecryptRequest request = new DecryptRequest();
    request.setCiphertextBlob(wrappedKey);
    request.setEncryptionContext(checked(context));
    DecryptResponse answer = ask("Decrypt", client -> client.Decrypt(request));
    String id = id(answer.getRequestId());
    byte[] key = bytes(answer.getPlaintext(), "Decrypt", id);
    try {
      return UnwrappedKey.of(present(answer.getKeyId(), "Decrypt", id), id, key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  @Override
  public String wrap(UnwrappedKey key, String context) throws KmsException {
    EncryptRequest request = new EncryptRequest();
    request.setKeyId(cmkId());
    request.setEncryptionContext(checked(context));
    byte[] bytes = key.copyBytes();
    try {
      request.setPlaintext(Base64.getEncoder().encodeToString(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    EncryptResponse answer = ask("Encrypt", client -> client.Encrypt(request));
    String id = id(answer.getRequestId());
    String wrapped = present(answer.getCiphertextBlob(), "Encrypt", id);
    if (wrapped.length() > WRAPPED_KEY_MAX_LENGTH) {
      throw incomplete("Encrypt", id);
    }
    return wrapped;
  }

  @Override
  public String rewrap(String wrappedKey, String context) throws KmsException {
    ReEncryptRequest request = new ReEncryptRequest();
    request.setCiphertextBlob(wrappedKey);
    request.setDestinationKeyId(cmkId());
    request.setSourceEncryptionContext(checked(context));
    request.setDestinationEncryptionContext(context);
    ReEncryptResponse answer = ask("ReEncrypt", client -> client.ReEncrypt(request));
    String id = id(answer.getRequestId());
    String wrapped = present(answer.getCiphertextBlob(), "ReEncrypt", id);
    if (!present(answer.getKeyId(), "ReEncrypt", id).equals(cmkId())
        || wrapped.length() > WRAPPED_KEY_MAX_LENGTH) {
      throw incomplete("ReEncrypt", id);
    }
    return wrapped;
  }

  @Override
  public boolean listen(KmsCall.Listener listener) {
    return calls.listen(listener);
  }

  @Override
  public void close() {
    calls.close();
  }

  @Override
  public String toString() {
    return "TencentKms[" + settings.region() + ", " + settings.cmk() + "]";
  }

  /** KMS takes no alias for a key id, and its search is fuzzy: the alias is compared here. */
  private String resolve(String alias) throws KmsException {
    ListKeyDetailRequest request = new ListKeyDetailRequest();
    request.setSearchKeyAlias(alias);
    request.setLimit(PAGE);
    for (long offset = 0; ; offset += PAGE) {
      request.setOffset(offset);
      ListKeyDetailResponse answer = ask("ListKeyDetail", client -> client.ListKeyDetail(request));
      String id = id(answer.getRequestId());
      KeyMetadata @Nullable [] page = answer.getKeyMetadatas();
      if (page == null) {
        throw incomplete("ListKeyDetail", id);
      }
      for (KeyMetadata key : page) {
        if (alias.equals(key.getAlias())) {
          return present(key.getKeyId(), "ListKeyDetail", id);
        }
      }
      if (page.length < PAGE) {
        throw KmsException.refused(
            "there is no CMK with the alias %s in region %s that this account may list; %s"
                .formatted(
                    alias,
                    settings.region(),
                    settings.managed()
                        ? "an operator creates the managed CMK once (CreateKey with that alias), or names another in kms.cmk"
                        : "correct kms.cmk and kms.region"),
            "",
            id,
            null);
      }
    }
  }

  private <T> T ask(String action, TencentCalls.Call<T> call) throws KmsException {
    try {
      return calls.call(action, call);
    } catch (KmsException e) {
      if (TencentErrors.isAboutState(e)) {
        throw explained(e);
      }
      throw e;
    }
  }

  /** A refusal about the CMK's state often does not say which state: DescribeKey does. */
  private KmsException explained(KmsException e) {
    try {
      DescribeKeyRequest request = new DescribeKeyRequest();
      request.setKeyId(cmkId());
      @Nullable KeyMetadata key =
          calls.call("DescribeKey", client -> client.DescribeKey(request)).getKeyMetadata();
      if (key == null || key.getKeyState() == null) {
        return e;
      }
      @Nullable Long deletion = key.getDeletionDate();
      return errors.withState(e, key.getKeyState(), deletion == null ? 0 : deletion);
    } catch (KmsException unknown) {
      return e; // the refusal itself matters more
    }
  }

  private static String checked(String context) throws KmsException {
    if (context.length() > MOST_CONTEXT_CHARACTERS) {
      throw KmsException.refused(
          "the names of schema and table make an encryption context of %d characters, and KMS takes %d; shorten them"
              .formatted(context.length(), MOST_CONTEXT_CHARACTERS));
    }
    return context;
  }

  private static byte[] bytes(@Nullable String base64, String action, String id)
      throws KmsException {
    try {
      return Base64.getDecoder().decode(present(base64, action, id));
    } catch (IllegalArgumentException e) { // no cause: it would quote a character of the key
      throw incomplete(action, id);
    }
  }

  private static String present(@Nullable String field, String action, String id)
      throws KmsException {
    if (field == null || field.isEmpty()) {
      throw incomplete(action, id);
    }
    return field;
  }

  private static KmsException incomplete(String action, String id) {
    return KmsException.unreachable(
        "KMS answered %s incompletely; check kms.endpoint and kms.proxy".formatted(action),
        id,
        null);
  }

  private static String id(@Nullable String requestId) {
    return requestId == null ? "" : requestId;
  }
}
