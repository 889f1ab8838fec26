package io.bulla.tests.kms;

import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviders;
import io.bulla.keys.kms.TencentPolicies;
import io.bulla.policy.KmsSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An emulator with one CMK, one application that may use it, and the settings to reach it. */
public final class Cloud implements AutoCloseable {
  static final String REGION = "ap-guangzhou";
  static final String CONTEXT =
      "{\"bulla\":\"1\",\"schema\":\"shop\",\"table\":\"customer\",\"key\":\"7\"}";

  final TestClock clock = new TestClock();
  final KmsEmulator emulator = KmsEmulator.start(clock);
  final String cmk = emulator.cmks().create(REGION, "shop");
  final Account application = emulator.accounts().add("application", runTimePolicy());

  /** What docs/keys.md grants to the run time. */
  String runTimePolicy() {
    String uin = Long.toString(Accounts.UIN);
    return TencentPolicies.runTime(REGION, uin, uin, cmk);
  }

  /** Settings with short timeouts and no waiting between attempts beyond the caller's own. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("region", REGION);
    settings.put("endpoint", emulator.endpoint());
    settings.put("credentials", "static");
    settings.put("secretId", application.secretId);
    settings.put("secretKey", application.secretKey);
    return settings;
  }

  Kms open() throws KmsException {
    return open(cmk, settings());
  }

  Kms open(String cmkOrAlias, Map<String, String> settings) throws KmsException {
    return KmsProviders.named("tencent")
        .open(new KmsSettings("tencent", Optional.of(cmkOrAlias), settings));
  }

  /** The settings as lines of a policy's {@code kms:} section, indented by two. */
  String yaml(Map<String, String> more) {
    Map<String, String> all = settings();
    all.putAll(more);
    StringBuilder yaml = new StringBuilder("  provider: tencent\n  cmk: " + cmk + "\n");
    all.forEach((name, value) -> yaml.append("  %s: '%s'%n".formatted(name, value)));
    return yaml.toString();
  }

  @Override
  public void close() {
    emulator.close();
  }
}
