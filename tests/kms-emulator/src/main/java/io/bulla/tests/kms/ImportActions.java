package io.bulla.tests.kms;

import com.google.gson.JsonObject;

/** Bring your own key: the same material for ever, under a token of a day. */
final class ImportActions {
  private static final long DAY_SECONDS = 86_400;
  private static final long LAST_VALID_TO = 2_147_443_200L;

  private final Cmks cmks;
  private final KeyActions keys;

  ImportActions(Cmks cmks, KeyActions keys) {
    this.cmks = cmks;
    this.keys = keys;
  }

  JsonObject parameters(Call call) throws CloudException {
    Cmk cmk = external(call);
    if (!call.required("WrappingKeySpec").equals("RSA_2048")) {
      throw new CloudException("InvalidParameter", "WrappingKeySpec is RSA_2048");
    }
    ImportOffer offer =
        new ImportOffer(call.required("WrappingAlgorithm"), cmks.now() + DAY_SECONDS);
    cmk.offer = offer;
    JsonObject answer = new JsonObject();
    answer.addProperty("KeyId", cmk.id);
    answer.addProperty("ImportToken", offer.token);
    answer.addProperty("PublicKey", offer.publicKey());
    answer.addProperty("ParametersValidTo", offer.validTo);
    return answer;
  }

  JsonObject material(Call call) throws CloudException {
    Cmk cmk = external(call);
    ImportOffer offer = cmk.offer;
    if (offer == null
        || !offer.token.equals(call.required("ImportToken"))
        || offer.validTo <= cmks.now()) {
      throw new CloudException("ResourceUnavailable.TokenExpired", "the import token is void");
    }
    if (!cmk.state.equals(Cmk.ENABLED) && !cmk.state.equals(Cmk.PENDING_IMPORT)) {
      throw new CloudException(
          "ResourceUnavailable.CmkStateNotSupport", "the state of the CMK does not support it");
    }
    long validTo = call.number("ValidTo", 0);
    if (validTo != 0 && (validTo <= cmks.now() || validTo > LAST_VALID_TO)) {
      throw new CloudException("InvalidParameter", "ValidTo is invalid");
    }
    byte[] material = offer.open(call.base64("EncryptedKeyMaterial"));
    String hash = Tc3.sha256(material);
    if (cmk.materialHash != null && !cmk.materialHash.equals(hash)) {
      throw new CloudException(
          "InvalidParameterValue.MaterialNotMatch", "not the material that was imported first");
    }
    cmk.materialHash = hash;
    cmk.versions.clear();
    cmk.versions.add(material);
    cmk.validTo = validTo;
    cmk.state = Cmk.ENABLED;
    return new JsonObject();
  }

  JsonObject delete(Call call) throws CloudException {
    Cmk cmk = external(call);
    KeyActions.refuseUsedByProduct(cmk);
    if (!cmk.state.equals(Cmk.ENABLED)) {
      throw new CloudException(
          "ResourceUnavailable.CmkStateNotSupport", "the state of the CMK does not support it");
    }
    cmk.dropMaterial();
    return new JsonObject();
  }

  private Cmk external(Call call) throws CloudException {
    Cmk cmk = keys.own(call);
    if (!cmk.external) {
      throw new CloudException("UnsupportedOperation.NotExternalCmk", "the CMK is not external");
    }
    return cmk;
  }
}
