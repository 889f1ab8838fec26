package io.bulla.keys.kms;

import com.tencentcloudapi.common.Credential;

/**
 * Where secret id, secret key and token come from. Each answer is a snapshot that nobody changes:
 * the SDK reads the three by three getters, and a change between them signs with a mixture.
 */
interface TencentCredentials {

  /**
   * @throws KmsException refused if there are none, unreachable if their service does not answer
   */
  Credential current() throws KmsException;

  /**
   * Told that KMS no longer accepts the snapshot.
   *
   * @return whether {@link #current()} may now answer another one
   */
  default boolean renew(Credential refused) {
    return false;
  }
}
