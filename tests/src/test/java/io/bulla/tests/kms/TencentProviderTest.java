package io.bulla.tests.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.keys.kms.GeneratedKey;
import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.keys.kms.KmsException.Reason;
import io.bulla.keys.kms.UnwrappedKey;
import io.bulla.tests.kms.Faults.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Provider tencent against the emulator: settings, refusals, faults and the SDK's traps. */
final class TencentProviderTest {
  private final Cloud cloud = new Cloud();

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void aWrappedKeyIsTheCloudsOpaqueText() throws Exception {
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      assertThat(key.wrappedKey()).hasSize(210).contains("-k-");
      assertThat(key.unwrapped().requestId())
          .isEqualTo(cloud.emulator.events().get(0).requestId())
          .isNotEmpty();
    }
  }

  @Test
  void theContextArrivesByteForByte() throws Exception {
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      refused(
          () -> kms.decrypt(key.wrappedKey(), Cloud.CONTEXT.replace(":", ": ")), "does not open");
      kms.decrypt(key.wrappedKey(), Cloud.CONTEXT).close();
    }
    refused(() -> cloud.open().generateDataKey("{\"x\":\"" + "y".repeat(1024) + "\"}", 32), "1024");
  }

  @Test
  void anAliasIsComparedExactlyAndLookedUpOnce() throws Exception {
    for (int i = 0; i < 250; i++) {
      cloud.emulator.cmks().create(Cloud.REGION, "my-shop-" + i);
    }
    String other = cloud.emulator.cmks().create("ap-beijing", "shop");
    try (Kms kms = cloud.open("alias/shop", cloud.settings())) {
      assertThat(kms.cmkId()).isEqualTo(cloud.cmk).isNotEqualTo(other);
      kms.generateDataKey(Cloud.CONTEXT, 32).close();
      kms.generateDataKey(Cloud.CONTEXT, 32).close();
    }
    assertThat(cloud.emulator.count("ListKeyDetail")).isBetween(1L, 2L);
    refused(() -> cloud.open("alias/my-shop", cloud.settings()).cmkId(), "no CMK with the alias");
  }

  @Test
  void anAliasOnALaterPageIsFound() throws Exception {
    for (int i = 0; i < 250; i++) {
      cloud.emulator.cmks().create(Cloud.REGION, "page-" + i);
    }
    try (Kms first = cloud.open("alias/page-0", cloud.settings());
        Kms last = cloud.open("alias/page-1", cloud.settings())) {
      assertThat(first.cmkId()).isNotEqualTo(last.cmkId());
    }
    // CMKs of one second come in the order of their random ids: look each up
    for (int i = 0; i < 250; i += 25) {
      try (Kms kms = cloud.open("alias/page-" + i, cloud.settings())) {
        assertThat(kms.cmkId()).isNotEmpty();
      }
    }
  }

  @Test
  void theManagedCmkIsNeverCreatedByTheRunTime() throws Exception {
    refused(
        () -> cloud.open("alias/bulla", cloud.settings()).generateDataKey(Cloud.CONTEXT, 32),
        "an operator creates the managed CMK once");
    assertThat(cloud.emulator.count("CreateKey")).isZero();
  }

  @Test
  void rewrapMovesAKeyToTheNewestVersionAndToAnotherCmk() throws Exception {
    String second = cloud.emulator.cmks().create(Cloud.REGION, "second");
    cloud.application.policies(Accounts.ALL);
    try (Kms kms = cloud.open();
        Kms other = cloud.open(second, cloud.settings());
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      assertThat(kms.rewrap(key.wrappedKey(), Cloud.CONTEXT)).isEqualTo(key.wrappedKey());
      cloud.emulator.cmks().change(cloud.cmk, Cmk::newVersion);
      String newer = kms.rewrap(key.wrappedKey(), Cloud.CONTEXT);
      String moved = other.rewrap(newer, Cloud.CONTEXT);
      assertThat(newer).isNotEqualTo(key.wrappedKey());
      try (UnwrappedKey again = other.decrypt(moved, Cloud.CONTEXT)) {
        assertThat(again.cmkId()).isEqualTo(second);
        assertThat(again.copyBytes()).isEqualTo(key.unwrapped().copyBytes());
      }
      kms.decrypt(key.wrappedKey(), Cloud.CONTEXT).close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Disabled, ResourceUnavailable.CmkStateNotSupport, is disabled; enable it",
    "PendingDelete, ResourceUnavailable.KeyPendingDelete, cancel the deletion",
    "PendingDelete, ResourceUnavailable.CmkDisabled, cancel the deletion",
    "PendingImport, ResourceUnavailable.CmkStateNotSupport, import the same key material again",
    "PendingImport, ResourceUnavailable.CmkDisabled, import the same key material again",
  })
  void theStateOfTheCmkIsNamed(String state, String code, String advice) throws Exception {
    cloud.emulator.switches().pendingDelete = code;
    cloud.emulator.switches().pendingImport = code;
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      cloud.emulator.cmks().scheduleDeletion(cloud.cmk, 900);
      cloud.emulator.cmks().state(cloud.cmk, state);
      assertThatThrownBy(() -> kms.decrypt(key.wrappedKey(), Cloud.CONTEXT))
          .hasMessageContaining(advice)
          .isInstanceOfSatisfying(
              KmsException.class,
              e -> {
                assertThat(e.reason()).isEqualTo(Reason.REFUSED);
                assertThat(e.keyState()).isEqualTo(state);
                assertThat(e.requestId()).isEqualTo(requestIdOfLast("Decrypt"));
              });
    }
  }

  @Test
  void anArchivedCmkUnwrapsAndMakesNoKeys() throws Exception {
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      cloud.emulator.cmks().state(cloud.cmk, Cmk.ARCHIVED);
      kms.decrypt(key.wrappedKey(), Cloud.CONTEXT).close();
      refused(() -> kms.generateDataKey(Cloud.CONTEXT, 32), "is archived and only unwraps");
    }
  }

  @Test
  void withoutTheRightToDescribeTheRefusalStands() throws Exception {
    cloud.application.policies(cloud.runTimePolicy().replace("kms:DescribeKey", "kms:Nothing"));
    cloud.emulator.cmks().state(cloud.cmk, Cmk.DISABLED);
    refused(() -> cloud.open().generateDataKey(Cloud.CONTEXT, 32), "CmkDisabled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "InvalidParameterValue.InvalidCiphertext",
        "FailedOperation.DecryptError",
        "FailedOperation.EncryptionError"
      })
  void anotherContextDoesNotOpenWhateverTheCode(String code) throws Exception {
    cloud.emulator.switches().contextMismatch = code;
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      refused(() -> kms.decrypt(key.wrappedKey(), "{}"), "the wrapped key does not open");
    }
  }

  @Test
  void camDenialsSayWhatToGrant() throws Exception {
    cloud.application.policies(cloud.runTimePolicy().replace("kms:Decrypt", "kms:Nothing"));
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      refused(() -> kms.decrypt(key.wrappedKey(), Cloud.CONTEXT), "grant name/kms:Decrypt");
    }
  }

  @Test
  void wrongAndUnknownSecretsAreRefusedAndNotPrinted() {
    Map<String, String> wrong = cloud.settings();
    wrong.put("secretKey", "not-the-key-1");
    refused(() -> use(wrong), "the secret key does not fit the secret id");
    Map<String, String> unknown = cloud.settings();
    unknown.put("secretId", "AKIDnot-the-id");
    refused(() -> use(unknown), "there is no such secret id");
    Map<String, String> damaged = cloud.settings();
    damaged.put("token", "not-the-key-1\r\nX-Evil: 1");
    refused(() -> use(damaged), "holds a character that no credential has");
  }

  @Test
  void aClockThatIsOffIsNamed() {
    cloud.clock.move(Duration.ofMinutes(10));
    refused(() -> use(cloud.settings()), "clock is more than 5 minutes off");
  }

  @Test
  void anUnknownCmkAndAnotherRegionAreRefused() {
    refused(
        () ->
            cloud
                .open("00000000-0000-4000-8000-000000000000", cloud.settings())
                .generateDataKey("{}", 32),
        "there is no CMK 00000000");
    Map<String, String> elsewhere = cloud.settings();
    elsewhere.put("region", "ap-beijing");
    refused(() -> use(elsewhere), "in region ap-beijing");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"NONE", "SLOW"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyFaultIsUnreachableAndTheNextCallWorks(Fault fault) throws Exception {
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      // several in a row: the SDK leaks a connection with each status other than 200
      for (int i = 0; i < 8; i++) {
        cloud.emulator.faults().always(fault);
        unreachable(() -> kms.decrypt(key.wrappedKey(), Cloud.CONTEXT));
      }
      cloud.emulator.faults().clear();
      kms.decrypt(key.wrappedKey(), Cloud.CONTEXT).close();
    }
  }

  /** OkHttp does so by itself: CloudAudit can then count one call more than Bulla does. */
  @Test
  void aKeptConnectionThatDiedIsReplacedByTheSdkWithoutAFailure() throws Exception {
    try (Kms kms = cloud.open();
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      cloud.emulator.faults().next(Fault.DROPPED, 1);
      kms.decrypt(key.wrappedKey(), Cloud.CONTEXT).close();
      assertThat(cloud.emulator.faults().left()).as("the drop was met").isZero();
    }
  }

  @Test
  void staticCredentialsMayBeTemporary() throws Exception {
    cloud.emulator.accounts().addRole("shop", cloud.runTimePolicy());
    Account temporary = cloud.emulator.accounts().assume("shop", Duration.ofHours(1));
    Map<String, String> settings = cloud.settings();
    settings.put("secretId", temporary.secretId);
    settings.put("secretKey", temporary.secretKey);
    refused(() -> use(settings), "get new ones");
    settings.put("token", temporary.token);
    use(settings);
  }

  @Test
  void anAnswerThatNeverComesEndsAtTheDeadline() throws Exception {
    Map<String, String> settings = cloud.settings();
    settings.put("connectTimeoutMillis", "200");
    settings.put("readTimeoutMillis", "300");
    cloud.emulator.faults().always(Fault.SLOW);
    try (Kms kms = cloud.open(cloud.cmk, settings)) {
      unreachable(() -> kms.generateDataKey(Cloud.CONTEXT, 32));
    }
  }

  @Test
  void anInterruptEndsTheWaitAndStays() throws Exception {
    cloud.emulator.faults().always(Fault.SLOW);
    AtomicReference<Throwable> seen = new AtomicReference<>();
    AtomicReference<Boolean> interrupted = new AtomicReference<>(false);
    try (Kms kms = cloud.open()) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  kms.generateDataKey(Cloud.CONTEXT, 32).close();
                } catch (KmsException e) {
                  seen.set(e);
                  interrupted.set(Thread.currentThread().isInterrupted());
                }
              });
      caller.start();
      caller.interrupt();
      caller.join();
    }
    assertThat(seen.get()).hasMessageContaining("interrupted");
    assertThat(interrupted.get()).isTrue();
  }

  @Test
  void aServiceThatIsNotThereIsUnreachable() throws Exception {
    Map<String, String> settings = cloud.settings();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.put("endpoint", "http://127.0.0.1:" + free.getLocalPort());
    }
    unreachable(() -> use(settings));
  }

  @Test
  void aProxyIsUsed() throws Exception {
    Map<String, String> settings = cloud.settings();
    settings.put("endpoint", "http://127.0.0.1:9"); // nobody listens there
    settings.put("proxy", "127.0.0.1:" + cloud.emulator.port());
    use(settings);
    assertThat(cloud.emulator.events()).allMatch(AuditEvent::throughProxy).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"th-TH", "ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "th-TH-u-ca-buddhist"})
  void aLocaleThatBreaksTheSdksDatesIsRefused(String tag) throws Exception {
    Locale before = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag(tag));
    try {
      refused(() -> use(cloud.settings()), "-Duser.language.format=en");
    } finally {
      Locale.setDefault(Locale.Category.FORMAT, before);
    }
    assertThat(cloud.emulator.events()).isEmpty();
    use(cloud.settings());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region|guangzhou!|is no region",
        "region||kms.region is missing",
        "endpoint|http://kms.tencentcloudapi.com|allowed for this machine only",
        "endpoint|http://127.0.0.1.evil.example|allowed for this machine only",
        "endpoint|https://kms.tencentcloudapi.com/path|is no endpoint",
        "credentials|root|must be one of static, env",
        "proxy|somewhere|must be host:port",
        "proxy|somewhere:99999|must be host:port",
        "readTimeoutMillis|0|must be a number of 1 to 600000",
        "retries|11|must be a number of 0 to 10",
        "retries|many|must be a number of 0 to 10",
        "secondary.cmk|x|does not know the setting secondary.cmk",
        "secretkey|x|does not know the setting secretkey; known are cmk, connectTimeoutMillis",
      })
  void settingsAreChecked(String name, String value, String message) {
    Map<String, String> settings = cloud.settings();
    settings.put(name, value == null ? "" : value);
    refused(() -> cloud.open(cloud.cmk, settings), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "alias/", "alias/kms shop", "93866e69", "alias/-x"})
  void aCmkIsAKeyIdOrAnAlias(String cmk) {
    refused(() -> cloud.open(cmk, cloud.settings()), "is neither a key id");
  }

  @Test
  void settingsNeverPrintSecrets() throws Exception {
    try (Kms kms = cloud.open()) {
      assertThat(kms.toString())
          .doesNotContain(cloud.application.secretKey)
          .contains(cloud.cmk, Cloud.REGION);
    }
  }

  private void use(Map<String, String> settings) throws KmsException {
    try (Kms kms = cloud.open(cloud.cmk, settings);
        GeneratedKey key = kms.generateDataKey(Cloud.CONTEXT, 32)) {
      assertThat(key.wrappedKey()).isNotEmpty();
    }
  }

  private String requestIdOfLast(String action) {
    return cloud.emulator.events().stream()
        .filter(event -> event.eventName().equals(action))
        .reduce((first, second) -> second)
        .orElseThrow()
        .requestId();
  }

  private void refused(ThrowingCallable call, String message) {
    fails(call, Reason.REFUSED, message);
  }

  private void unreachable(ThrowingCallable call) {
    fails(call, Reason.UNREACHABLE, "");
  }

  private void fails(ThrowingCallable call, Reason reason, String message) {
    assertThatThrownBy(call)
        .hasMessageContaining(message)
        .hasMessageNotContaining(cloud.application.secretKey)
        .hasMessageNotContaining("not-the-key-1")
        .isInstanceOfSatisfying(KmsException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
