package io.bulla.samples.ownkms;

import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsProviderContract;
import io.bulla.keys.kms.KmsProviders;
import io.bulla.policy.KmsSettings;
import java.util.Map;
import java.util.Optional;

/** Found by its name, and does what every provider must do. */
class VariableKmsProviderTest extends KmsProviderContract {
  @Override
  protected Kms open() throws KmsException {
    return KmsProviders.named("variable")
        .open(
            new KmsSettings(
                "variable", Optional.of("mine"), Map.of("key", "0123456789abcdef".repeat(4))));
  }
}
