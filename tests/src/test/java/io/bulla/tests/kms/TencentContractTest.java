package io.bulla.tests.kms;

import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviderContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Provider {@code tencent} does what every key service must do. */
final class TencentContractTest extends KmsProviderContract {
  private Cloud cloud = new Cloud();

  @BeforeEach
  void begin() {
    cloud.close();
    cloud = new Cloud();
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
