package io.bulla.keys.kms;

import com.google.gson.JsonObject;
import com.tencentcloudapi.common.AbstractModel;
import com.tencentcloudapi.common.CommonClient;
import com.tencentcloudapi.common.Credential;
import com.tencentcloudapi.common.exception.TencentCloudSDKException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code assume-role} and {@code tke-oidc}: STS 2018-08-13. The SDK's own classes build JSON by
 * joining strings and fix the endpoint; here the SDK's client does the call.
 */
final class TencentSts implements TencentExpiring.Source {
  private static final String VERSION = "2018-08-13";
  private static final long DURATION_SECONDS = 7200;

  private final TencentSettings settings;
  private final String region;
  private final String action;
  private final Map<String, String> request;
  private final Credential own;
  private final @Nullable Path tokenFile;

  /** Signed by the own credential. */
  TencentSts(TencentSettings settings, String action, Map<String, String> request, Credential own) {
    this(settings, settings.region(), action, request, own, null);
  }

  /** Not signed: the token in the file is the proof. Kubernetes replaces the file now and then. */
  TencentSts(TencentSettings settings, String region, Map<String, String> request, Path tokenFile) {
    this(
        settings,
        region,
        "AssumeRoleWithWebIdentity",
        request,
        new Credential("none", "none"),
        tokenFile);
  }

  private TencentSts(
      TencentSettings settings,
      String region,
      String action,
      Map<String, String> request,
      Credential own,
      @Nullable Path tokenFile) {
    this.settings = settings;
    this.region = region;
    this.action = action;
    this.request = Map.copyOf(request);
    this.own = own;
    this.tokenFile = tokenFile;
  }

  @Override
  public TencentExpiring.Fetched fetch() throws KmsException {
    Request body = new Request();
    request.forEach(body::set);
    body.set("DurationSeconds", DURATION_SECONDS);
    if (tokenFile != null) {
      body.set("WebIdentityToken", token(tokenFile));
      body.setSkipSign(true);
    }
    try {
      CommonClient client =
          new CommonClient(
              "sts", VERSION, own, region, TencentCalls.profile(settings, settings.stsEndpoint()));
      JsonObject answer = client.commonRequest(body, action, JsonObject.class);
      JsonObject credentials = answer.getAsJsonObject("Credentials");
      JsonObject flat = credentials.deepCopy();
      flat.add("ExpiredTime", answer.get("ExpiredTime"));
      return TencentMetadata.fetched(flat, "TmpSecretId", "TmpSecretKey", "ExpiredTime", "STS");
    } catch (TencentCloudSDKException e) {
      throw new TencentErrors(settings).ofSts(action, e);
    } catch (RuntimeException e) { // an empty body, another shape; its text may be a secret
      throw KmsException.unreachable("STS answered something that is no answer of STS", "", null);
    }
  }

  private static String token(Path file) throws KmsException {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw KmsException.refused(
          "the file that TKE_WEB_IDENTITY_TOKEN_FILE names cannot be read", "", "", null);
    }
  }

  /** Has no fields of its own: they are set by name. */
  private static final class Request extends AbstractModel {
    @Override
    protected void toMap(HashMap<String, String> map, String prefix) {
      // only for the old signatures; there are no fields
    }
  }
}
