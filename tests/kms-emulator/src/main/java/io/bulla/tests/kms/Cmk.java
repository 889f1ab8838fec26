package io.bulla.tests.kms;

import com.google.gson.JsonObject;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One CMK: its state, versions and what was said about it. Guarded by {@link Cmks}. */
final class Cmk {
  static final String ENABLED = "Enabled";
  static final String DISABLED = "Disabled";
  static final String PENDING_DELETE = "PendingDelete";
  static final String PENDING_IMPORT = "PendingImport";
  static final String ARCHIVED = "Archived";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long DAY_SECONDS = 86_400;

  final String id;
  final String region;
  final boolean external;
  final long created;
  String alias;
  String description = "";
  String owner = "user";
  String state;
  long deletion;
  long validTo;
  boolean rotates;
  long rotateDays = 365;
  long nextRotation;
  long lastRotation;
  final TreeSet<String> bound = new TreeSet<>();
  final Map<String, String> tags = new TreeMap<>();
  final List<byte[]> versions = new ArrayList<>();
  @Nullable ImportOffer offer;
  @Nullable String materialHash;

  Cmk(String id, String region, String alias, boolean external, long now) {
    this.id = id;
    this.region = region;
    this.alias = alias;
    this.external = external;
    this.created = now;
    this.state = external ? PENDING_IMPORT : ENABLED;
    if (!external) {
      newVersion();
    }
  }

  void newVersion() {
    byte[] material = new byte[32];
    RANDOM.nextBytes(material);
    versions.add(material);
  }

  /** Lets time do what it does; false when the CMK is gone. */
  boolean settle(long now) {
    if (state.equals(PENDING_DELETE) && deletion <= now) {
      return false;
    }
    if (external && state.equals(ENABLED) && validTo != 0 && validTo <= now) {
      dropMaterial();
    }
    while (rotates && state.equals(ENABLED) && nextRotation <= now) {
      newVersion();
      lastRotation = nextRotation;
      nextRotation += rotateDays * DAY_SECONDS;
    }
    return true;
  }

  void dropMaterial() {
    versions.clear();
    validTo = 0;
    state = PENDING_IMPORT;
  }

  void enableRotation(long days, long now) {
    rotates = true;
    rotateDays = days;
    nextRotation = now + days * DAY_SECONDS;
  }

  /** By QCS: {@code qcs::kms:<region>:uin/<root>:key/creatorUin/<creator>/<id>}. */
  String resource() {
    return "qcs::kms:%s:uin/%d:key/creatorUin/%d/%s"
        .formatted(region, Accounts.UIN, Accounts.UIN, id);
  }

  JsonObject metadata() {
    JsonObject json = new JsonObject();
    json.addProperty("KeyId", id);
    json.addProperty("Alias", alias);
    json.addProperty("CreateTime", created);
    json.addProperty("Description", description);
    json.addProperty("KeyState", state);
    json.addProperty("KeyUsage", "ENCRYPT_DECRYPT");
    json.addProperty("Type", 2);
    json.addProperty("CreatorUin", Accounts.UIN);
    json.addProperty("KeyRotationEnabled", rotates);
    json.addProperty("Owner", owner);
    json.addProperty("NextRotateTime", rotates ? nextRotation : 0);
    json.addProperty("DeletionDate", state.equals(PENDING_DELETE) ? deletion : 0);
    json.addProperty("Origin", external ? "EXTERNAL" : "TENCENT_KMS");
    json.addProperty("ValidTo", validTo);
    json.addProperty("ResourceId", "creatorUin/" + Accounts.UIN + "/" + id);
    json.addProperty("RotateDays", rotateDays);
    json.addProperty("LastRotateTime", lastRotation);
    return json;
  }
}
