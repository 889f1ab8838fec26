package io.bulla.tests.kms;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** What GetParametersForImport answered: a token and an RSA key, good for a day. */
final class ImportOffer {
  final String token = Accounts.random(32);
  final long validTo;
  private final String algorithm;
  private final KeyPair keys;

  ImportOffer(String algorithm, long validTo) throws CloudException {
    if (!algorithm.equals("RSAES_PKCS1_V1_5")
        && !algorithm.equals("RSAES_OAEP_SHA_1")
        && !algorithm.equals("RSAES_OAEP_SHA_256")) {
      throw new CloudException("InvalidParameter", "WrappingAlgorithm is invalid");
    }
    this.algorithm = algorithm;
    this.validTo = validTo;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String publicKey() {
    return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
  }

  /** With RSAES_OAEP_SHA_256 the mask function uses SHA-256 too, as OpenSSL does. */
  byte[] open(byte[] wrapped) throws CloudException {
    try {
      Cipher cipher =
          Cipher.getInstance(
              algorithm.equals("RSAES_PKCS1_V1_5")
                  ? "RSA/ECB/PKCS1Padding"
                  : "RSA/ECB/OAEPPadding");
      if (algorithm.equals("RSAES_PKCS1_V1_5")) {
        cipher.init(Cipher.DECRYPT_MODE, keys.getPrivate());
      } else {
        boolean sha256 = algorithm.equals("RSAES_OAEP_SHA_256");
        cipher.init(
            Cipher.DECRYPT_MODE,
            keys.getPrivate(),
            new OAEPParameterSpec(
                sha256 ? "SHA-256" : "SHA-1",
                "MGF1",
                sha256 ? MGF1ParameterSpec.SHA256 : MGF1ParameterSpec.SHA1,
                PSource.PSpecified.DEFAULT));
      }
      byte[] material = cipher.doFinal(wrapped);
      if (material.length == 32) {
        return material;
      }
    } catch (GeneralSecurityException e) {
      throw damaged();
    }
    throw damaged();
  }

  private static CloudException damaged() {
    return new CloudException(
        "InvalidParameter.DecryptMaterialError", "the key material cannot be decrypted");
  }
}
