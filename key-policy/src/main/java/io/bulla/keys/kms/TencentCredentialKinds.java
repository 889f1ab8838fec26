package io.bulla.keys.kms;

import com.tencentcloudapi.common.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kinds of credentials by the name that {@code kms.credentials} writes. */
final class TencentCredentialKinds {
  private static final String KINDS =
      "static, env, profile, cvm-role, assume-role, tke-oidc, default";
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

  private final TencentSettings settings;
  private final Environment environment;

  private TencentCredentialKinds(TencentSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** As {@link System#getenv(String)}. */
  @FunctionalInterface
  interface Environment {
    @Nullable String get(String name);
  }

  static TencentCredentials of(TencentSettings settings, Environment environment)
      throws KmsException {
    return new TencentCredentialKinds(settings, environment).kind();
  }

  private TencentCredentials kind() throws KmsException {
    String kind =
        settings
            .optional("credentials")
            .orElse(settings.optional("secretId").isPresent() ? "static" : "default");
    switch (kind) {
      case "static":
        return fixed(fromSettings());
      case "env":
        return fixed(fromEnvironment());
      case "profile":
        return new Profile(profileFiles());
      case "cvm-role":
        return cvmRole();
      case "assume-role":
        return assumeRole();
      case "tke-oidc":
        return tkeOidc();
      case "default":
        return new FirstThatAnswers(chain());
      default:
        throw TencentSettings.wrong("credentials", "must be one of " + KINDS);
    }
  }

  private Credential fromSettings() throws KmsException {
    return credential(
        "kms.secretId, kms.secretKey or kms.token",
        settings.required("secretId", "it with credentials: static"),
        settings.required("secretKey", "it with credentials: static"),
        settings.optional("token").orElse(""));
  }

  private Credential fromEnvironment() throws KmsException {
    String id = environment.get("TENCENTCLOUD_SECRET_ID");
    String key = environment.get("TENCENTCLOUD_SECRET_KEY");
    if (id == null || id.isEmpty() || key == null || key.isEmpty()) {
      throw KmsException.refused(
          "the environment variables TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set");
    }
    return credential("TENCENTCLOUD_SECRET_ID or TENCENTCLOUD_SECRET_KEY", id, key, "");
  }

  private TencentCredentials cvmRole() {
    return new TencentExpiring(
        new TencentMetadata(
            TencentMetadata.ADDRESS, settings.optional("role").orElse(""), settings),
        Clock.systemUTC());
  }

  private TencentCredentials assumeRole() throws KmsException {
    Map<String, String> request = new HashMap<>();
    request.put("RoleArn", settings.required("roleArn", "it with credentials: assume-role"));
    request.put("RoleSessionName", settings.optional("roleSession").orElse("bulla"));
    settings.optional("externalId").ifPresent(id -> request.put("ExternalId", id));
    Credential own = settings.optional("secretId").isPresent() ? fromSettings() : fromEnvironment();
    return new TencentExpiring(
        new TencentSts(settings, "AssumeRole", request, own), Clock.systemUTC());
  }

  private TencentCredentials tkeOidc() throws KmsException {
    String tokenFile = tke("TKE_WEB_IDENTITY_TOKEN_FILE");
    Map<String, String> request = new HashMap<>();
    request.put("ProviderId", tke("TKE_PROVIDER_ID"));
    request.put("RoleArn", tke("TKE_ROLE_ARN"));
    request.put("RoleSessionName", settings.optional("roleSession").orElse("bulla"));
    return new TencentExpiring(
        new TencentSts(settings, tke("TKE_REGION"), request, Path.of(tokenFile)),
        Clock.systemUTC());
  }

  private String tke(String name) throws KmsException {
    String value = environment.get(name);
    if (value == null || value.isEmpty()) {
      throw KmsException.refused("the environment variable %s is not set".formatted(name));
    }
    return value;
  }

  private List<TencentCredentials> chain() {
    return List.of(
        this::fromEnvironment, new Profile(profileFiles()), cvmRole(), () -> tkeOidc().current());
  }

  /** The SDK's places, in its order. */
  private List<Path> profileFiles() {
    List<Path> files = new ArrayList<>();
    String windows = environment.get("USERPROFILE");
    if (windows != null && !windows.isEmpty()) {
      files.add(Path.of(windows, ".tencentcloud", "credentials"));
    }
    files.add(Path.of("/etc/tencentcloud/credentials"));
    files.add(Path.of(System.getProperty("user.home", "."), ".tencentcloud", "credentials"));
    return files;
  }

  /** Refuses what cannot stand in a header: OkHttp would print it in its own refusal. */
  static Credential credential(String place, String id, String key, String token)
      throws KmsException {
    if (!PRINTABLE.matcher(id).matches()
        || !PRINTABLE.matcher(key).matches()
        || !(token.isEmpty() || PRINTABLE.matcher(token).matches())) {
      throw KmsException.refused(
          "%s holds a character that no credential has (a space, a line end); correct it"
              .formatted(place));
    }
    return token.isEmpty() ? new Credential(id, key) : new Credential(id, key, token);
  }

  private static TencentCredentials fixed(Credential credential) {
    return () -> credential;
  }

  /** The file of Tencent's command line, section {@code [default]}; read again when refused. */
  static final class Profile implements TencentCredentials {
    private final List<Path> files;
    private @Nullable Credential held;

    Profile(List<Path> files) {
      this.files = files;
    }

    @Override
    public synchronized Credential current() throws KmsException {
      Credential credential = held;
      if (credential == null) {
        credential = read();
        held = credential;
      }
      return credential;
    }

    @Override
    public synchronized boolean renew(Credential refused) {
      if (held == refused) {
        held = null;
      }
      return true;
    }

    private Credential read() throws KmsException {
      Optional<Path> file = files.stream().filter(Files::isRegularFile).findFirst();
      if (file.isEmpty()) {
        throw KmsException.refused("no credentials file is there; looked for " + files);
      }
      Map<String, String> values = values(file.get());
      String id = values.getOrDefault("secret_id", "");
      String key = values.getOrDefault("secret_key", "");
      if (id.isEmpty() || key.isEmpty()) {
        throw KmsException.refused(
            "%s has no secret_id and secret_key in its section [default]".formatted(file.get()));
      }
      return credential(file.get().toString(), id, key, "");
    }

    private static Map<String, String> values(Path file) throws KmsException {
      Map<String, String> values = new HashMap<>();
      String section = "";
      try {
        for (String line : Files.readAllLines(file)) {
          String text = line.strip();
          int equals = text.indexOf('=');
          if (text.startsWith("[") && text.endsWith("]")) {
            section = text.substring(1, text.length() - 1).strip();
          } else if (section.equals("default") && equals > 0 && !text.startsWith("#")) {
            values.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
          }
        }
        return values;
      } catch (IOException e) {
        throw KmsException.refused(
            "%s cannot be read; see the cause".formatted(file), "", "", withoutText(e));
      }
    }

    /** A malformed line may be a secret, and some decoders print what they could not read. */
    private static Throwable withoutText(IOException e) {
      return new IOException(e.getClass().getName());
    }
  }

  /** {@code default}: the first source that has credentials, from then on that one only. */
  static final class FirstThatAnswers implements TencentCredentials {
    private final List<TencentCredentials> sources;
    private @Nullable TencentCredentials chosen;

    FirstThatAnswers(List<TencentCredentials> sources) {
      this.sources = sources;
    }

    @Override
    public synchronized Credential current() throws KmsException {
      TencentCredentials source = chosen;
      if (source != null) {
        return source.current();
      }
      List<String> reasons = new ArrayList<>();
      for (TencentCredentials each : sources) {
        try {
          Credential found = each.current();
          chosen = each;
          return found;
        } catch (KmsException e) {
          reasons.add(String.valueOf(e.getMessage()));
        }
      }
      throw KmsException.refused(
          "there are no credentials (credentials: default): "
              + String.join("; ", reasons)
              + ". Provide one of them, or name another kind in kms.credentials");
    }

    @Override
    public synchronized boolean renew(Credential refused) {
      TencentCredentials source = chosen;
      return source != null && source.renew(refused);
    }
  }
}
