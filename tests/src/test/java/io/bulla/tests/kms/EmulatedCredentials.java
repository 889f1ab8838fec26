package io.bulla.tests.kms;

import java.util.Map;

/** A {@link Cloud} for tests of credentials, which live in the provider's own package. */
public final class EmulatedCredentials implements AutoCloseable {
  private final Cloud cloud = new Cloud();

  public EmulatedCredentials() {
    cloud.application.policies(Accounts.ALL);
  }

  public String cmk() {
    return cloud.cmk;
  }

  public String secretId() {
    return cloud.application.secretId;
  }

  public String secretKey() {
    return cloud.application.secretKey;
  }

  public String metadataAddress() {
    return cloud.emulator.metadataAddress();
  }

  /** Settings that name the kind and hold the application's secret. */
  public Map<String, String> settings(String kind) {
    Map<String, String> settings = cloud.settings();
    settings.put("credentials", kind);
    return settings;
  }

  /** A role that may use the CMK; its ARN. */
  public String addRole(String name) {
    return cloud.emulator.accounts().addRole(name, cloud.runTimePolicy());
  }

  public void addWebIdentity(String token) {
    cloud.emulator.sts().webIdentities.add(token);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
