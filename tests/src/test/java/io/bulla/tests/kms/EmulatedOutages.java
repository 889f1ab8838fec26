package io.bulla.tests.kms;

import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import java.util.Map;

/** A {@link Cloud} for tests of the vault, which live in its own package. */
public final class EmulatedOutages implements AutoCloseable {
  private final Cloud cloud = new Cloud();

  public Kms open(String retries) throws KmsException {
    Map<String, String> settings = cloud.settings();
    settings.put("retries", retries);
    return cloud.open(cloud.cmk, settings);
  }

  public void revoke() {
    cloud.application.policies();
  }

  public void grant() {
    cloud.application.policies(cloud.runTimePolicy());
  }

  public void fail() {
    cloud.emulator.faults().always(Faults.Fault.HTTP_503);
  }

  public void recover() {
    cloud.emulator.faults().clear();
  }

  public long count(String action) {
    return cloud.emulator.count(action);
  }

  @Override
  public void close() {
    cloud.close();
  }
}
