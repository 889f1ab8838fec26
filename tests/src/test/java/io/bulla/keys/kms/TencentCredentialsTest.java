package io.bulla.keys.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tencentcloudapi.common.Credential;
import io.bulla.policy.KmsSettings;
import io.bulla.tests.kms.EmulatedCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of credentials, down to a call that KMS accepts. */
final class TencentCredentialsTest {
  private final EmulatedCredentials cloud = new EmulatedCredentials();
  @TempDir private Path directory;

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void ofTheEnvironment() throws Exception {
    Map<String, String> environment =
        Map.of(
            "TENCENTCLOUD_SECRET_ID",
            cloud.secretId(),
            "TENCENTCLOUD_SECRET_KEY",
            cloud.secretKey());
    accepted(kind("env", environment));
    accepted(kind("default", environment));
    refused("env", Map.of(), "TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY are not set");
  }

  @Test
  void ofAProfileThatIsReadAgainWhenRefused() throws Exception {
    Path file = directory.resolve("credentials");
    Files.writeString(
        file, "# mine\n[other]\nsecret_id = x\n[default]\nsecret_id = AKIDold\nsecret_key = old\n");
    TencentCredentials profile =
        new TencentCredentialKinds.Profile(List.of(directory.resolve("missing"), file));
    assertThat(profile.current().getSecretId()).isEqualTo("AKIDold");
    Files.writeString(
        file,
        "[default]\nsecret_id=%s\nsecret_key=%s\n".formatted(cloud.secretId(), cloud.secretKey()));
    accepted(profile); // refused once, read again
    Files.writeString(file, "[default]\nsecret_id=x\n");
    assertThat(profile.renew(profile.current())).isTrue();
    assertThatThrownBy(profile::current)
        .hasMessageContaining("has no secret_id and secret_key in its section [default]");
  }

  @Test
  void ofTheMachinesRole() throws Exception {
    cloud.addRole("shop-machine");
    TencentSettings settings = settings("cvm-role");
    accepted(
        new TencentExpiring(
            new TencentMetadata(cloud.metadataAddress(), "", settings), Clock.systemUTC()));
    accepted(
        new TencentExpiring(
            new TencentMetadata(cloud.metadataAddress(), "shop-machine", settings),
            Clock.systemUTC()));
    assertThatThrownBy(
            () -> new TencentMetadata(cloud.metadataAddress(), "other", settings).fetch())
        .hasMessageContaining("the machine has no such CAM role");
  }

  @Test
  void ofAnAssumedRole() throws Exception {
    String arn = cloud.addRole("shop-reader");
    Map<String, String> more = new HashMap<>(cloud.settings("assume-role"));
    more.put("roleArn", arn);
    more.put("roleSession", "shop-1");
    more.put("externalId", "a\"quote");
    accepted(TencentCredentialKinds.of(of(more), name -> null));
    more.put("roleArn", arn + "-unknown");
    TencentCredentials unknown = TencentCredentialKinds.of(of(more), name -> null);
    assertThatThrownBy(unknown::current)
        .isInstanceOfSatisfying(
            KmsException.class, e -> assertThat(e.reason()).isEqualTo(KmsException.Reason.REFUSED))
        .hasMessageContaining("STS answered ResourceNotFound.RoleNotFound to AssumeRole");
  }

  @Test
  void ofAPodsIdentity() throws Exception {
    Path token = Files.writeString(directory.resolve("token"), "pod-token\n");
    Map<String, String> environment =
        Map.of(
            "TKE_REGION",
            "ap-guangzhou",
            "TKE_PROVIDER_ID",
            "cls-1",
            "TKE_WEB_IDENTITY_TOKEN_FILE",
            token.toString(),
            "TKE_ROLE_ARN",
            cloud.addRole("shop-pod"));
    cloud.addWebIdentity("pod-token");
    accepted(kind("tke-oidc", environment));
    Files.writeString(token, "another");
    assertThatThrownBy(() -> kind("tke-oidc", environment).current())
        .hasMessageContaining("STS answered AuthFailure.TokenFailure")
        .hasMessageNotContaining("another");
    refused("tke-oidc", Map.of(), "TKE_WEB_IDENTITY_TOKEN_FILE is not set");
  }

  @Test
  void theDefaultNamesWhatIsMissing() {
    TencentCredentials nothing =
        new TencentCredentialKinds.FirstThatAnswers(
            List.of(
                () -> {
                  throw KmsException.refused("no environment");
                },
                () -> {
                  throw KmsException.unreachable("no machine", "", null);
                }));
    assertThatThrownBy(nothing::current)
        .hasMessageContaining("no environment; no machine")
        .hasMessageContaining("name another kind in kms.credentials");
  }

  @Test
  void theDefaultStaysWithTheFirstThatAnswers() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    TencentCredentials first =
        new TencentCredentialKinds.FirstThatAnswers(
            List.of(
                () -> {
                  asked.incrementAndGet();
                  throw KmsException.refused("no environment");
                },
                () -> new Credential("id", "key"),
                () -> {
                  throw new IllegalStateException("asked in vain");
                }));
    for (int i = 0; i < 3; i++) {
      assertThat(first.current().getSecretId()).isEqualTo("id");
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void temporaryCredentialsAreFetchedFiveMinutesBeforeTheyEnd() throws Exception {
    Instant start = Instant.parse("2026-11-24T10:00:00Z");
    AtomicInteger fetches = new AtomicInteger();
    Instant[] now = {start};
    Clock clock =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now[0];
          }
        };
    TencentExpiring credentials =
        new TencentExpiring(
            () -> {
              if (fetches.incrementAndGet() == 3) {
                throw KmsException.unreachable("down", "", null);
              }
              return new TencentExpiring.Fetched(
                  new Credential("id", "key", "token" + fetches), now[0].plusSeconds(3600));
            },
            clock);
    Credential first = credentials.current();
    now[0] = start.plusSeconds(3299);
    assertThat(credentials.current()).isSameAs(first);
    now[0] = start.plusSeconds(3301);
    Credential second = credentials.current();
    assertThat(second).isNotSameAs(first);
    now[0] = start.plusSeconds(3301 + 3400); // the source is down, the old ones still count
    assertThat(credentials.current()).isSameAs(second);
    assertThat(credentials.renew(second)).isTrue();
    assertThat(credentials.current().getToken()).isEqualTo("token4");
  }

  /** The SDK reads id, key and token by three getters: a change in between must not be seen. */
  @Test
  void credentialsThatChangeAllTheTimeNeverMix() throws Exception {
    cloud.addRole("shop-machine");
    TencentCredentials changing =
        () ->
            new TencentMetadata(cloud.metadataAddress(), "shop-machine", unchecked())
                .fetch()
                .credential;
    try (TencentKms kms =
        new TencentKms(settings("cvm-role"), new TencentCalls(settings("cvm-role"), changing))) {
      List<Thread> threads = new java.util.ArrayList<>();
      AtomicInteger good = new AtomicInteger();
      for (int i = 0; i < 8; i++) {
        Thread thread =
            new Thread(
                () -> {
                  for (int call = 0; call < 10; call++) {
                    try {
                      kms.generateDataKey("{}", 32).close();
                      good.incrementAndGet();
                    } catch (KmsException e) {
                      return;
                    }
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(good.get()).isEqualTo(80);
    }
  }

  private TencentSettings unchecked() throws KmsException {
    return settings("cvm-role");
  }

  private void accepted(TencentCredentials credentials) throws KmsException {
    TencentSettings settings = settings("static");
    try (TencentKms kms = new TencentKms(settings, new TencentCalls(settings, credentials));
        GeneratedKey key = kms.generateDataKey("{}", 32)) {
      assertThat(key.wrappedKey()).isNotEmpty();
    }
  }

  private TencentCredentials kind(String kind, Map<String, String> environment)
      throws KmsException {
    Map<String, String> settings = new HashMap<>(cloud.settings(kind));
    settings.remove("secretId");
    settings.remove("secretKey");
    return TencentCredentialKinds.of(of(settings), environment::get);
  }

  private void refused(String kind, Map<String, String> environment, String message) {
    assertThatThrownBy(() -> kind(kind, environment).current())
        .isInstanceOf(KmsException.class)
        .hasMessageContaining(message);
  }

  private TencentSettings settings(String kind) throws KmsException {
    return of(cloud.settings(kind));
  }

  private TencentSettings of(Map<String, String> settings) throws KmsException {
    return TencentSettings.of(new KmsSettings("tencent", Optional.of(cloud.cmk()), settings));
  }
}
