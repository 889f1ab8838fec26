package io.bulla.keys.kms;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * {@code cvm-role}: the metadata service of the virtual machine. The SDK's own reader sets no
 * timeouts and answers nulls when it fails, so this one stands in its place.
 */
final class TencentMetadata implements TencentExpiring.Source {
  /** Tencent's metadata service; plain http, reachable from inside the machine only. */
  static final String ADDRESS =
      "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/";

  private static final int MOST_BYTES = 64 * 1024;

  private final String address;
  private final String role;
  private final TencentSettings settings;

  /**
   * @param role empty: the role that the machine has
   */
  TencentMetadata(String address, String role, TencentSettings settings) {
    this.address = address;
    this.role = role;
    this.settings = settings;
  }

  @Override
  public TencentExpiring.Fetched fetch() throws KmsException {
    String name = role.isEmpty() ? get("").strip() : role;
    if (name.isEmpty() || name.indexOf('\n') >= 0) {
      throw KmsException.refused(
          "the machine has no CAM role, or several; bind one, or name it in kms.role");
    }
    JsonObject answer = object(get(URLEncoder.encode(name, StandardCharsets.UTF_8)));
    if (!"Success".equals(text(answer, "Code"))) {
      throw KmsException.refused("the metadata service has no credentials for the machine's role");
    }
    return fetched(answer, "TmpSecretId", "TmpSecretKey", "ExpiredTime", "the metadata service");
  }

  static TencentExpiring.Fetched fetched(
      JsonObject answer, String id, String key, String expires, String who) throws KmsException {
    try {
      long seconds = answer.get(expires).getAsLong();
      return new TencentExpiring.Fetched(
          TencentCredentialKinds.credential(
              "the answer of " + who,
              answer.get(id).getAsString(),
              answer.get(key).getAsString(),
              answer.get("Token").getAsString()),
          Instant.ofEpochSecond(seconds));
    } catch (RuntimeException e) { // a field is missing or of another kind; it may be a secret
      throw KmsException.unreachable(who + " answered incomplete credentials", "", null);
    }
  }

  private String get(String path) throws KmsException {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(address + path).toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(settings.connectMillis());
      connection.setReadTimeout(settings.readMillis());
      connection.setInstanceFollowRedirects(false);
      try {
        if (connection.getResponseCode() == HttpURLConnection.HTTP_NOT_FOUND) {
          throw KmsException.refused("the machine has no such CAM role; bind one to it");
        }
        try (InputStream in = connection.getInputStream()) {
          return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      throw KmsException.unreachable(
          "the metadata service of the machine (credentials: cvm-role) does not answer", "", e);
    }
  }

  private static JsonObject object(String json) throws KmsException {
    try {
      JsonObject object = new Gson().fromJson(json, JsonObject.class);
      if (object != null) {
        return object;
      }
    } catch (JsonParseException e) { // its message may quote the answer
      throw KmsException.unreachable("the metadata service answered no JSON", "", null);
    }
    throw KmsException.unreachable("the metadata service answered nothing", "", null);
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) && object.get(name).isJsonPrimitive()
        ? object.get(name).getAsString()
        : "";
  }
}
