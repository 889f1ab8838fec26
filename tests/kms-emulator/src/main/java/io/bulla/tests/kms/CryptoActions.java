package io.bulla.tests.kms;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.security.SecureRandom;
import java.util.Base64;

/** GenerateDataKey, Encrypt, Decrypt, ReEncrypt, GenerateRandom. */
final class CryptoActions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MOST_CONTEXT_CHARACTERS = 1024;
  private static final int MOST_PLAINTEXT_BYTES = 4096;

  private final Cmks cmks;
  private final Switches switches;

  CryptoActions(Cmks cmks, Switches switches) {
    this.cmks = cmks;
    this.switches = switches;
  }

  JsonObject generateDataKey(Call call) throws CloudException {
    long size = call.number("NumberOfBytes", 0);
    if (size == 0) {
      size =
          call.text("KeySpec").equals("AES_256")
              ? 32
              : call.text("KeySpec").equals("AES_128") ? 16 : 0;
    }
    if (size < 1 || size > 1024) {
      throw new CloudException("InvalidParameter", "KeySpec or NumberOfBytes is invalid");
    }
    byte[] key = new byte[(int) size];
    RANDOM.nextBytes(key);
    JsonObject answer = encrypt(call, key);
    answer.addProperty("Plaintext", Base64.getEncoder().encodeToString(key));
    return answer;
  }

  JsonObject encrypt(Call call) throws CloudException {
    byte[] plaintext = call.base64("Plaintext");
    if (plaintext.length > MOST_PLAINTEXT_BYTES) {
      throw new CloudException("InvalidParameterValue.InvalidPlaintext", "more than 4 KB");
    }
    return encrypt(call, plaintext);
  }

  JsonObject decrypt(Call call) throws CloudException {
    String context = context(call, "EncryptionContext");
    Blob blob = Blob.parse(call.required("CiphertextBlob"));
    Cmk cmk = source(call, blob);
    byte[] plaintext = open(cmk, blob, context);
    JsonObject answer = new JsonObject();
    answer.addProperty("KeyId", cmk.id);
    answer.addProperty("Plaintext", Base64.getEncoder().encodeToString(plaintext));
    return answer;
  }

  JsonObject reEncrypt(Call call) throws CloudException {
    String text = call.required("CiphertextBlob");
    Blob blob = Blob.parse(text);
    Cmk from = source(call, blob);
    String destination = call.text("DestinationKeyId");
    Cmk to = destination.isEmpty() ? from : cmks.find(call.region, destination);
    call.mayUse(to);
    String oldContext = context(call, "SourceEncryptionContext");
    String newContext = context(call, "DestinationEncryptionContext");
    byte[] plaintext = open(from, blob, oldContext);
    refuseUnlessEncrypts(to);
    boolean same =
        from == to && blob.version == to.versions.size() - 1 && oldContext.equals(newContext);
    JsonObject answer = new JsonObject();
    answer.addProperty("KeyId", to.id);
    answer.addProperty("SourceKeyId", from.id);
    answer.addProperty("ReEncrypted", !same);
    answer.addProperty("CiphertextBlob", same ? text : wrap(to, newContext, plaintext));
    return answer;
  }

  JsonObject generateRandom(Call call) throws CloudException {
    call.mayUseService();
    byte[] random = new byte[(int) Math.min(1024, Math.max(1, call.number("NumberOfBytes", 32)))];
    RANDOM.nextBytes(random);
    JsonObject answer = new JsonObject();
    answer.addProperty("Plaintext", Base64.getEncoder().encodeToString(random));
    return answer;
  }

  private JsonObject encrypt(Call call, byte[] plaintext) throws CloudException {
    String context = context(call, "EncryptionContext");
    Cmk cmk = cmks.find(call.region, call.required("KeyId"));
    call.mayUse(cmk);
    refuseUnlessEncrypts(cmk);
    JsonObject answer = new JsonObject();
    answer.addProperty("KeyId", cmk.id);
    answer.addProperty("CiphertextBlob", wrap(cmk, context, plaintext));
    return answer;
  }

  private Cmk source(Call call, Blob blob) throws CloudException {
    Cmk cmk = cmks.find(call.region, blob.keyId);
    call.mayUse(cmk);
    if (!cmk.state.equals(Cmk.ENABLED) && !cmk.state.equals(Cmk.ARCHIVED)) {
      throw notUsable(cmk);
    }
    if (blob.version < 0 || blob.version >= cmk.versions.size()) {
      throw Blob.invalid();
    }
    return cmk;
  }

  private byte[] open(Cmk cmk, Blob blob, String context) throws CloudException {
    return blob.unwrap(cmk.versions.get(blob.version), context, switches.contextMismatch);
  }

  private static String wrap(Cmk cmk, String context, byte[] plaintext) {
    int newest = cmk.versions.size() - 1;
    return Blob.wrap(cmk.id, newest, cmk.versions.get(newest), context, plaintext);
  }

  private void refuseUnlessEncrypts(Cmk cmk) throws CloudException {
    if (cmk.state.equals(Cmk.ARCHIVED)) {
      throw new CloudException(switches.archived, "the CMK is archived");
    }
    if (!cmk.state.equals(Cmk.ENABLED)) {
      throw notUsable(cmk);
    }
  }

  private CloudException notUsable(Cmk cmk) {
    String code =
        switch (cmk.state) {
          case Cmk.PENDING_DELETE -> switches.pendingDelete;
          case Cmk.PENDING_IMPORT -> switches.pendingImport;
          default -> "ResourceUnavailable.CmkDisabled";
        };
    return new CloudException(code, "the CMK cannot be used");
  }

  /** Compared byte for byte: a client that writes its JSON anew finds out. */
  private static String context(Call call, String name) throws CloudException {
    String text = call.text(name);
    if (text.isEmpty()) {
      return "";
    }
    try {
      if (text.length() <= MOST_CONTEXT_CHARACTERS && JsonParser.parseString(text).isJsonObject()) {
        return text;
      }
    } catch (JsonParseException e) {
      throw new CloudException("InvalidParameter", "illegal encryptionContext");
    }
    throw new CloudException("InvalidParameter", "illegal encryptionContext");
  }
}
