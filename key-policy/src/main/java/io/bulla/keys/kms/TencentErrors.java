package io.bulla.keys.kms;

import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the SDK's exceptions to refused or unreachable, with what to do. */
final class TencentErrors {
  private static final Pattern HTTP_STATUS = Pattern.compile("code is ([0-9]{3})");
  private static final Set<String> STATE_CODES =
      Set.of(
          "ResourceUnavailable.CmkDisabled",
          "ResourceUnavailable.KeyDisabled",
          "ResourceUnavailable.KeyPendingDelete",
          "ResourceUnavailable.CmkStateNotSupport",
          "ResourceUnavailable.CmkArchived");

  private static final String DOES_NOT_OPEN =
      "the wrapped key does not open: it was altered, or belongs to another schema, table or key id";
  private static final String DENIED =
      "CAM denies %s to this account; grant name/kms:%s on the CMK (docs/keys.md has the policies)";

  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry(
              "ResourceUnavailable.CmkNotFound",
              "there is no CMK %s in region %s, or it was deleted for ever; correct kms.cmk and kms.region"),
          Map.entry("InvalidParameterValue.InvalidKeyId", "CMK %s is no key id in region %s"),
          Map.entry(
              "AuthFailure.SignatureFailure",
              "the secret key does not fit the secret id; correct the credentials"),
          Map.entry(
              "AuthFailure.SecretIdNotFound", "there is no such secret id, or it is disabled"),
          Map.entry("AuthFailure.InvalidSecretId", "the secret id is none of Tencent Cloud's"),
          Map.entry(
              "AuthFailure.SignatureExpire",
              "this machine's clock is more than 5 minutes off; set it right"),
          Map.entry(
              "AuthFailure.TokenFailure",
              "the temporary credentials have expired or do not belong together; get new ones"),
          Map.entry("UnsupportedRegion", "KMS does not serve the region; correct kms.region"),
          Map.entry(
              "ResourceUnavailable.NotPurchased",
              "KMS is not activated for this account; activate it in the console"));

  private final TencentSettings settings;

  TencentErrors(TencentSettings settings) {
    this.settings = settings;
  }

  /** Whether new credentials may help. */
  static boolean mayBeStaleCredentials(TencentCloudSDKException e) {
    String code = code(e);
    return code.equals("AuthFailure.TokenFailure")
        || code.equals("AuthFailure.SignatureExpire")
        || code.equals("AuthFailure.SecretIdNotFound");
  }

  /** Whether DescribeKey can tell more. */
  static boolean isAboutState(KmsException e) {
    return e.getCause() instanceof TencentCloudSDKException cause
        && STATE_CODES.contains(code(cause));
  }

  KmsException of(String action, TencentCloudSDKException e) {
    return of("KMS", action, e);
  }

  KmsException ofSts(String action, TencentCloudSDKException e) {
    return of("STS", action, e);
  }

  private KmsException of(String service, String action, TencentCloudSDKException e) {
    String code = code(e);
    if (code.isEmpty()) {
      return KmsException.unreachable(notAnswered(service, action, e), requestId(e), e);
    }
    String start = "%s answered %s to %s".formatted(service, code, action);
    if (isWorthARetry(code)) {
      return KmsException.unreachable(start + ": " + later(code, e), requestId(e), e)
          .withCode(code);
    }
    return KmsException.refused(start + ": " + advice(code, action), "", requestId(e), e)
        .withCode(code);
  }

  /** The same refusal, now that the CMK's state is known. */
  KmsException withState(KmsException e, String state, long deletionDate) {
    String what =
        switch (state) {
          case "Disabled" -> "the CMK %s is disabled; enable it";
          case "PendingDelete" ->
              "the CMK %s will be deleted for ever at second "
                  + deletionDate
                  + " (Unix time), and all keys under it with it; cancel the deletion and enable it";
          case "PendingImport" ->
              "the CMK %s has no key material: it expired or was deleted; import the same key material again";
          case "Archived" -> "the CMK %s is archived and only unwraps; cancel its archiving";
          default -> "the CMK %s is in a state that does not allow it";
        };
    return KmsException.refused(
            what.formatted(settings.cmk()) + " (" + e.getMessage() + ")",
            state,
            e.requestId(),
            e.getCause())
        .withCode(e.errorCode());
  }

  private static boolean isWorthARetry(String code) {
    return (code.startsWith("RequestLimitExceeded")
            && !code.equals("RequestLimitExceeded.RotateRateLimited"))
        || code.startsWith("InternalError")
        || code.equals("UnsupportedOperation.ServiceTemporaryUnavailable")
        || code.equals("ServerSideError");
  }

  private static String later(String code, TencentCloudSDKException e) {
    if (code.startsWith("RequestLimitExceeded")) {
      return "too many calls a second of this account; ask for a higher quota if it stays";
    }
    Matcher status = HTTP_STATUS.matcher(String.valueOf(e.getMessage()));
    return code.equals("ServerSideError") && status.find()
        ? "the service or a proxy failed with HTTP status " + status.group(1)
        : "the service failed";
  }

  private String advice(String code, String action) {
    String known = ADVICE.get(code);
    if (known != null) {
      return known.formatted(settings.cmk(), settings.region());
    }
    if (STATE_CODES.contains(code)) {
      return "the state of CMK %s does not allow it; look it up in the console (DescribeKey)"
          .formatted(settings.cmk());
    }
    if (code.startsWith("UnauthorizedOperation")
        || code.equals("AuthFailure.UnauthorizedOperation")) {
      return DENIED.formatted(action, action);
    }
    if (code.startsWith("InvalidParameterValue.InvalidCiphertext")
        || code.equals("FailedOperation.DecryptError")
        || code.equals("FailedOperation.EncryptionError")) {
      return DOES_NOT_OPEN;
    }
    if (code.startsWith("AuthFailure")) {
      return "the credentials were not accepted; correct them";
    }
    return "see the cause";
  }

  private String notAnswered(String service, String action, TencentCloudSDKException e) {
    if (e.getCause() instanceof IOException io) {
      return "%s at %s did not answer %s (%s); check the network, kms.endpoint and kms.proxy"
          .formatted(service, settings.endpoint(), action, io.getClass().getSimpleName());
    }
    return "%s was answered by something that is not %s; check kms.endpoint and kms.proxy"
        .formatted(action, service);
  }

  private static String code(TencentCloudSDKException e) {
    @Nullable String code = e.getErrorCode();
    return code == null ? "" : code;
  }

  private static String requestId(TencentCloudSDKException e) {
    @Nullable String id = e.getRequestId();
    return id == null ? "" : id;
  }
}
