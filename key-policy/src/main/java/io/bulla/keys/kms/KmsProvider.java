package io.bulla.keys.kms;

import io.bulla.policy.KmsSettings;

/**
 * A kind of key service. Found in {@link KmsProviders}' own list or by {@link
 * java.util.ServiceLoader}. Implementations are stateless and thread-safe, and extend {@code
 * KmsProviderContract} in their tests.
 */
public interface KmsProvider {

  /** The word that {@code kms.provider} of the policy file writes, for example {@code local}. */
  String name();

  /**
   * Opens the service with the CMK that the settings name. No setting's value may appear in a
   * message.
   *
   * @throws KmsException if a setting is missing, unknown or wrong, or the CMK cannot be reached
   */
  Kms open(KmsSettings settings) throws KmsException;

  /**
   * What operators do with CMKs, for tools; the settings are those of {@link #open}.
   *
   * @throws KmsException if the provider has no such operations, or as {@link #open}
   */
  default CmkOperations operations(KmsSettings settings) throws KmsException {
    throw KmsException.refused("KMS provider %s has no operations on CMKs".formatted(name()));
  }
}
