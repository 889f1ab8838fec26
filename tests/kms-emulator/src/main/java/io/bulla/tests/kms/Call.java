package io.bulla.tests.kms;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Base64;

/** One call of an action: who, where, with which parameters, on what. */
final class Call {
  final String action;
  final Account account;
  final String region;
  final JsonObject parameters;
  String resource = "";

  Call(String action, Account account, String region, JsonObject parameters) {
    this.action = action;
    this.account = account;
    this.region = region;
    this.parameters = parameters;
  }

  /** Resource-level authorisation. */
  void mayUse(Cmk cmk) throws CloudException {
    resource = cmk.resource();
    account.check("kms:" + action, resource);
  }

  /** Operation-level authorisation: only a statement on every resource matches. */
  void mayUseService() throws CloudException {
    resource = "*";
    account.check("kms:" + action, resource);
  }

  String required(String name) throws CloudException {
    JsonElement value = parameters.get(name);
    if (value == null || !value.isJsonPrimitive() || value.getAsString().isEmpty()) {
      throw new CloudException("MissingParameter", name + " is missing");
    }
    return value.getAsString();
  }

  String text(String name) {
    JsonElement value = parameters.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }

  long number(String name, long otherwise) throws CloudException {
    JsonElement value = parameters.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return value.getAsLong();
    } catch (RuntimeException e) {
      throw new CloudException("InvalidParameter", name + " is no number");
    }
  }

  byte[] base64(String name) throws CloudException {
    try {
      return Base64.getDecoder().decode(required(name));
    } catch (IllegalArgumentException e) {
      throw new CloudException("InvalidParameter", name + " is not encoded with base64");
    }
  }
}
