package io.bulla.tests.kms;

import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviderContract;
import io.bulla.keys.kms.TencentPolicies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Provider {@code tencent} does what every key service must do. */
final class TencentContractTest extends KmsProviderContract {
  private Cloud cloud = new Cloud();

  @BeforeEach
  void begin() {
    cloud.close();
    cloud = new Cloud();
    String uin = Long.toString(Accounts.UIN);
    cloud.application.policies(
        cloud.runTimePolicy(), TencentPolicies.secondary(Cloud.REGION, uin, uin, cloud.cmk));
  }

  @AfterEach
  void end() {
    cloud.close();
  }

  @Override
  protected Kms open() throws KmsException {
    return cloud.open();
  }
}
