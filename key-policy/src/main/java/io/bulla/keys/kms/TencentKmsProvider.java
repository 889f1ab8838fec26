package io.bulla.keys.kms;

import io.bulla.policy.KmsSettings;

/**
 * {@code tencent}: Tencent Cloud KMS (API 2019-01-18) through Tencent's own SDK. The CMK never
 * leaves the service; each call is authorised by CAM and recorded by CloudAudit.
 */
final class TencentKmsProvider implements KmsProvider {

  @Override
  public String name() {
    return "tencent";
  }

  @Override
  public Kms open(KmsSettings settings) throws KmsException {
    TencentSettings read = TencentSettings.of(settings);
    TencentCredentials credentials = TencentCredentialKinds.of(read, System::getenv);
    return new TencentKms(read, new TencentCalls(read, credentials));
  }

  @Override
  public CmkOperations operations(KmsSettings settings) throws KmsException {
    TencentSettings read = TencentSettings.of(settings);
    TencentCredentials credentials = TencentCredentialKinds.of(read, System::getenv);
    return new TencentOperations(read, new TencentCalls(read, credentials));
  }
}
