package io.bulla.tests.kms;

import com.google.gson.JsonObject;
import java.util.Set;

/**
 * One call as CloudAudit records it. No plaintext of a key.
 *
 * @param errorCode 0 when CAM allowed it
 */
public record AuditEvent(
    String eventName,
    String requestId,
    long eventTime,
    String region,
    String userName,
    String secretId,
    int errorCode,
    String apiErrorCode,
    String apiErrorMessage,
    String resourceName,
    String userAgent,
    String httpMethod,
    boolean throughProxy,
    String requestParameters,
    String responseElements) {

  private static final Set<String> SECRET =
      Set.of("Plaintext", "EncryptedKeyMaterial", "ImportToken", "Credentials", "WebIdentityToken");
  private static final Set<String> READING =
      Set.of("Decrypt", "Encrypt", "GenerateDataKey", "GenerateRandom", "GetServiceStatus");

  /** A copy without what must not be in a log. */
  static String masked(JsonObject fields) {
    JsonObject copy = fields.deepCopy();
    for (String name : SECRET) {
      if (copy.has(name)) {
        copy.addProperty(name, "***");
      }
    }
    return copy.toString();
  }

  /** In CloudAudit's names. */
  public String toJson() {
    JsonObject json = new JsonObject();
    JsonObject user = new JsonObject();
    user.addProperty("accountId", Accounts.UIN);
    user.addProperty("principalId", userName);
    user.addProperty("secretId", secretId);
    user.addProperty("type", "CAMUser");
    user.addProperty("userName", userName);
    json.add("userIdentity", user);
    json.addProperty("eventRegion", region);
    json.addProperty("eventVersion", 2);
    json.addProperty("errorCode", errorCode);
    json.addProperty("requestID", requestId);
    json.addProperty("eventID", requestId);
    json.addProperty("apiVersion", "3.0");
    json.addProperty("eventType", "ApiCall");
    boolean reads =
        READING.contains(eventName)
            || eventName.startsWith("Describe")
            || eventName.startsWith("List");
    json.addProperty("actionType", reads ? "Read" : "Write");
    json.addProperty("httpMethod", httpMethod);
    json.addProperty("apiErrorCode", apiErrorCode);
    json.addProperty("apiErrorMessage", apiErrorMessage);
    json.addProperty("userAgent", userAgent);
    json.addProperty("eventTime", eventTime);
    json.addProperty("sourceIPAddress", "127.0.0.1");
    json.addProperty("eventSource", "kms." + region + ".tencentcloudapi.com");
    json.addProperty("resourceType", "kms");
    json.addProperty("resourceName", resourceName);
    json.addProperty("requestParameters", requestParameters);
    json.addProperty("responseElements", responseElements);
    json.addProperty("eventName", eventName);
    return json.toString();
  }
}
