package io.bulla.tests.kms;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** STS 2018-08-13, as far as a client of KMS needs it. */
final class StsActions {
  private static final Pattern ROLE = Pattern.compile("qcs::cam::uin/\\d+:roleName/(.+)");
  private static final Pattern SESSION = Pattern.compile("[\\w+=,.@_-]{2,128}");

  private final Accounts accounts;
  final Set<String> webIdentities = ConcurrentHashMap.newKeySet();

  StsActions(Accounts accounts) {
    this.accounts = accounts;
  }

  JsonObject assumeRole(Call call) throws CloudException {
    call.resource = call.required("RoleArn");
    call.account.check("sts:AssumeRole", call.resource);
    return assume(call);
  }

  JsonObject assumeWithWebIdentity(Call call) throws CloudException {
    if (!webIdentities.contains(call.required("WebIdentityToken"))) {
      throw new CloudException("AuthFailure.TokenFailure", "the web identity is not known");
    }
    return assume(call);
  }

  private JsonObject assume(Call call) throws CloudException {
    Matcher arn = ROLE.matcher(call.required("RoleArn"));
    long seconds = call.number("DurationSeconds", 7200);
    if (!arn.matches()
        || !SESSION.matcher(call.required("RoleSessionName")).matches()
        || seconds < 1
        || seconds > 43_200) {
      throw new CloudException("InvalidParameter", "a parameter of STS is invalid");
    }
    return credentials(accounts.assume(arn.group(1), Duration.ofSeconds(seconds)));
  }

  private static JsonObject credentials(Account account) {
    JsonObject keys = new JsonObject();
    keys.addProperty("TmpSecretId", account.secretId);
    keys.addProperty("TmpSecretKey", account.secretKey);
    keys.addProperty("Token", account.token);
    JsonObject answer = new JsonObject();
    answer.add("Credentials", keys);
    answer.addProperty("ExpiredTime", account.expires.getEpochSecond());
    answer.addProperty("Expiration", account.expires.toString());
    return answer;
  }

  /** The same for a virtual machine's metadata service. */
  JsonObject ofMachine(String role) throws CloudException {
    Account account = accounts.assume(role, Duration.ofHours(6));
    JsonObject answer = credentials(account).getAsJsonObject("Credentials");
    answer.addProperty("ExpiredTime", account.expires.getEpochSecond());
    answer.addProperty("Code", "Success");
    return answer;
  }
}
