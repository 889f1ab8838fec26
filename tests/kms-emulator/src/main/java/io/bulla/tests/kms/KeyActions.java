package io.bulla.tests.kms;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;

/** The life of a CMK: states, deletion, rotation, names, listings. */
final class KeyActions {
  private static final long DAY_SECONDS = 86_400;

  private final Cmks cmks;

  KeyActions(Cmks cmks) {
    this.cmks = cmks;
  }

  JsonObject create(Call call) throws CloudException {
    call.mayUseService();
    long type = call.number("Type", 1);
    if (type != 1 && type != 2) {
      throw new CloudException("InvalidParameterValue.InvalidType", "Type is 1 or 2");
    }
    Cmk cmk = cmks.create(call.region, call.required("Alias"), type == 2);
    cmk.description = call.text("Description");
    if (call.parameters.has("Tags")) {
      for (JsonElement tag : call.parameters.getAsJsonArray("Tags")) {
        JsonObject pair = tag.getAsJsonObject();
        cmk.tags.put(pair.get("TagKey").getAsString(), pair.get("TagValue").getAsString());
      }
    }
    call.resource = cmk.resource();
    JsonObject answer = new JsonObject();
    answer.addProperty("KeyId", cmk.id);
    answer.addProperty("Alias", cmk.alias);
    answer.addProperty("CreateTime", cmk.created);
    answer.addProperty("Description", cmk.description);
    answer.addProperty("KeyState", cmk.state);
    answer.addProperty("KeyUsage", "ENCRYPT_DECRYPT");
    answer.addProperty("TagCode", 0);
    answer.addProperty("TagMsg", "");
    return answer;
  }

  JsonObject describe(Call call) throws CloudException {
    JsonObject answer = new JsonObject();
    answer.add("KeyMetadata", own(call).metadata());
    return answer;
  }

  JsonObject describeMany(Call call) throws CloudException {
    JsonArray all = new JsonArray();
    for (JsonElement id : call.parameters.getAsJsonArray("KeyIds")) {
      Cmk cmk = cmks.find(call.region, id.getAsString());
      call.mayUse(cmk);
      all.add(cmk.metadata());
    }
    JsonObject answer = new JsonObject();
    answer.add("KeyMetadatas", all);
    return answer;
  }

  JsonObject list(Call call) throws CloudException {
    JsonArray page = new JsonArray();
    Set<String> shown = Set.of(Cmk.ENABLED, Cmk.DISABLED, Cmk.PENDING_IMPORT);
    List<Cmk> found = found(call).stream().filter(cmk -> shown.contains(cmk.state)).toList();
    for (Cmk cmk : page(call, found)) {
      JsonObject key = new JsonObject();
      key.addProperty("KeyId", cmk.id);
      page.add(key);
    }
    JsonObject answer = new JsonObject();
    answer.add("Keys", page);
    answer.addProperty("TotalCount", found.size());
    return answer;
  }

  JsonObject listDetail(Call call) throws CloudException {
    String search = call.text("SearchKeyAlias");
    long wanted = call.number("KeyState", 0);
    List<String> states =
        List.of(
            "", Cmk.ENABLED, Cmk.DISABLED, Cmk.PENDING_DELETE, Cmk.PENDING_IMPORT, Cmk.ARCHIVED);
    List<Cmk> found =
        found(call).stream()
            .filter(cmk -> cmk.alias.contains(search) || cmk.id.contains(search))
            .filter(cmk -> wanted == 0 || cmk.state.equals(states.get((int) wanted)))
            .toList();
    JsonArray page = new JsonArray();
    page(call, found).forEach(cmk -> page.add(cmk.metadata()));
    JsonObject answer = new JsonObject();
    answer.add("KeyMetadatas", page);
    answer.addProperty("TotalCount", found.size());
    return answer;
  }

  JsonObject enable(Call call) throws CloudException {
    return move(own(call), Cmk.ENABLED, Cmk.DISABLED);
  }

  JsonObject disable(Call call) throws CloudException {
    Cmk cmk = own(call);
    refuseUsedByProduct(cmk);
    return move(cmk, Cmk.DISABLED, Cmk.ENABLED);
  }

  JsonObject archive(Call call) throws CloudException {
    Cmk cmk = own(call);
    refuseUsedByProduct(cmk);
    return move(cmk, Cmk.ARCHIVED, Cmk.ENABLED, Cmk.DISABLED);
  }

  JsonObject cancelArchive(Call call) throws CloudException {
    return move(own(call), Cmk.ENABLED, Cmk.ARCHIVED);
  }

  JsonObject scheduleDeletion(Call call) throws CloudException {
    Cmk cmk = own(call);
    refuseUsedByProduct(cmk);
    long days = call.number("PendingWindowInDays", 0);
    if (days < 7 || days > 30) {
      throw new CloudException("InvalidParameter.InvalidPendingWindowInDays", "7 to 30 days");
    }
    if (cmk.state.equals(Cmk.ENABLED)) {
      throw new CloudException(
          "ResourceUnavailable.CmkShouldBeDisabled", "the CMK must be disabled first");
    }
    JsonObject answer = move(cmk, Cmk.PENDING_DELETE, Cmk.DISABLED, Cmk.PENDING_IMPORT);
    cmk.deletion = cmks.now() + days * DAY_SECONDS;
    answer.addProperty("KeyId", cmk.id);
    answer.addProperty("DeletionDate", cmk.deletion);
    return answer;
  }

  JsonObject cancelDeletion(Call call) throws CloudException {
    Cmk cmk = own(call);
    if (!cmk.state.equals(Cmk.PENDING_DELETE)) {
      throw new CloudException(
          "ResourceUnavailable.CmkNotPendingDelete", "the CMK is not pending deletion");
    }
    JsonObject answer = move(cmk, Cmk.DISABLED, Cmk.PENDING_DELETE);
    answer.addProperty("KeyId", cmk.id);
    return answer;
  }

  JsonObject enableRotation(Call call) throws CloudException {
    Cmk cmk = own(call);
    refuseRotation(cmk);
    long days = call.number("RotateDays", 365);
    if (days < 7 || days > 365) {
      throw new CloudException("InvalidParameterValue", "RotateDays is 7 to 365");
    }
    cmk.enableRotation(days, cmks.now());
    return new JsonObject();
  }

  JsonObject disableRotation(Call call) throws CloudException {
    own(call).rotates = false;
    return new JsonObject();
  }

  JsonObject rotationStatus(Call call) throws CloudException {
    JsonObject answer = new JsonObject();
    answer.addProperty("KeyRotationEnabled", own(call).rotates);
    return answer;
  }

  JsonObject rotate(Call call) throws CloudException {
    Cmk cmk = own(call);
    refuseRotation(cmk);
    if (cmk.lastRotation != 0 && cmks.now() - cmk.lastRotation < DAY_SECONDS) {
      throw new CloudException(
          "RequestLimitExceeded.RotateRateLimited", "rotation is limited to once in 24 hours");
    }
    cmk.newVersion();
    cmk.lastRotation = cmks.now();
    JsonObject answer = new JsonObject();
    answer.addProperty("TaskId", Accounts.random(8));
    return answer;
  }

  JsonObject updateAlias(Call call) throws CloudException {
    Cmk cmk = own(call);
    refusePendingDelete(cmk);
    cmks.checkAlias(call.region, call.required("Alias"));
    cmk.alias = call.required("Alias");
    return new JsonObject();
  }

  JsonObject updateDescription(Call call) throws CloudException {
    Cmk cmk = own(call);
    refusePendingDelete(cmk);
    cmk.description = call.required("Description");
    return new JsonObject();
  }

  JsonObject bind(Call call) throws CloudException {
    own(call).bound.add(call.required("ProductId") + "/" + call.required("ResourceId"));
    return new JsonObject();
  }

  JsonObject unbind(Call call) throws CloudException {
    if (!own(call).bound.remove(call.required("ProductId") + "/" + call.required("ResourceId"))) {
      throw new CloudException(
          "ResourceUnavailable.CloudResourceBindingNotFound", "there is no such binding");
    }
    return new JsonObject();
  }

  JsonObject serviceStatus(Call call) throws CloudException {
    call.mayUseService();
    JsonObject answer = new JsonObject();
    answer.addProperty("ServiceEnabled", true);
    answer.addProperty("InvalidType", 1);
    answer.addProperty("UserLevel", 1);
    return answer;
  }

  Cmk own(Call call) throws CloudException {
    Cmk cmk = cmks.find(call.region, call.required("KeyId"));
    call.mayUse(cmk);
    return cmk;
  }

  static void refuseUsedByProduct(Cmk cmk) throws CloudException {
    if (!cmk.bound.isEmpty() || !cmk.owner.equals("user")) {
      throw new CloudException(
          "FailedOperation.CmkUsedByCloudProduct", "the CMK is used by a cloud product");
    }
  }

  private List<Cmk> found(Call call) throws CloudException {
    call.mayUseService();
    boolean products = call.number("Role", 0) == 1;
    return cmks.list(call.region).stream()
        .filter(cmk -> cmk.owner.equals("user") != products)
        .toList();
  }

  private static List<Cmk> page(Call call, List<Cmk> all) throws CloudException {
    long limit = call.number("Limit", 10);
    if (limit < 1 || limit > 200) {
      throw new CloudException("InvalidParameter", "Limit is 1 to 200");
    }
    return all.stream().skip(call.number("Offset", 0)).limit(limit).toList();
  }

  private static JsonObject move(Cmk cmk, String to, String... from) throws CloudException {
    if (!List.of(from).contains(cmk.state)) {
      throw new CloudException(
          "ResourceUnavailable.CmkStateNotSupport", "the state of the CMK does not support it");
    }
    cmk.state = to;
    return new JsonObject();
  }

  private static void refuseRotation(Cmk cmk) throws CloudException {
    if (cmk.external) {
      throw new CloudException(
          "UnsupportedOperation.ExternalCmkCanNotRotate", "an external CMK cannot rotate");
    }
    if (!cmk.state.equals(Cmk.ENABLED)) {
      throw new CloudException(
          "ResourceUnavailable.CmkStateNotSupport", "the state of the CMK does not support it");
    }
  }

  private static void refusePendingDelete(Cmk cmk) throws CloudException {
    if (cmk.state.equals(Cmk.PENDING_DELETE)) {
      throw new CloudException(
          "ResourceUnavailable.CmkStateNotSupport", "the CMK is pending deletion");
    }
  }
}
