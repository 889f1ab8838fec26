package io.bulla.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.KmsException;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import io.bulla.tests.kms.EmulatedOutages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys of Tencent Cloud KMS over time, which passes only when told. */
final class TencentVaultTest {
  private static final Duration TTL = Duration.ofHours(1);
  private static final ProtectedTable CUSTOMER =
      new ProtectedTable(
          "shop",
          "customer",
          List.of(
              new ProtectedColumn(
                  "ssn",
                  new LogicalType(LogicalType.Kind.VARCHAR, 11, 0),
                  Set.of(SearchKind.EQUALITY),
                  Comparison.EXACT,
                  SuiteName.XAES_256_GCM,
                  Optional.empty())));

  private final EmulatedOutages cloud = new EmulatedOutages();
  private final ManualTimes times = new ManualTimes();
  private final MemoryMetadataStore store = new MemoryMetadataStore();
  private final List<KeyEvent> events = new CopyOnWriteArrayList<>();

  @AfterEach
  void end() {
    cloud.close();
  }

  @Test
  void aRevocationTakesEffectWithTheTtlAndEndsWithIt() throws Exception {
    KeyVault vault = vault(Duration.ofHours(9));
    vault.load(store, List.of(CUSTOMER));
    cloud.revoke();
    times.pass(TTL.minusNanos(1));
    assertThat(vault.ring("customer")).isNotNull();
    times.pass(Duration.ofNanos(1));
    refused(vault, Kind.REFUSED, "CAM denies Decrypt to this account");
    cloud.grant();
    times.pass(Duration.ofSeconds(1));
    assertThat(vault.ring("customer")).isNotNull();
    assertThat(cloud.count("Decrypt")).isEqualTo(3); // one refused, two confirmed
    assertThat(events)
        .filteredOn(event -> event.eventName().equals("KeyRefused"))
        .singleElement()
        .satisfies(event -> assertThat(event.requestId()).isNotEmpty());
  }

  @Test
  void anOutageIsSurvivedWithinMaxStaleAndARefusalEndsItAtOnce() throws Exception {
    KeyVault vault = vault(Duration.ofMinutes(10));
    vault.load(store, List.of(CUSTOMER));
    cloud.fail();
    times.pass(TTL);
    assertThat(vault.ring("customer")).isNotNull();
    assertThat(times.sleeps()).isEqualTo(3);
    cloud.recover();
    cloud.revoke();
    times.pass(Duration.ofSeconds(1));
    refused(vault, Kind.REFUSED, "CAM denies");
    cloud.grant();
    times.pass(Duration.ofSeconds(1));
    vault.ring("customer");
    cloud.fail();
    times.pass(TTL.plus(Duration.ofMinutes(10)));
    refused(vault, Kind.UNREACHABLE, "cannot be reached");
  }

  @Test
  void withoutRetriesThereIsOneAttempt() throws Exception {
    KeyVault vault = vault(Duration.ZERO, "0");
    cloud.fail();
    assertThatThrownBy(() -> vault.load(store, List.of(CUSTOMER)))
        .hasMessageContaining("HTTP status 503");
    assertThat(times.sleeps()).isZero();
  }

  private KeyVault vault(Duration maxStale) throws KmsException {
    return vault(maxStale, "3");
  }

  private KeyVault vault(Duration maxStale, String retries) throws KmsException {
    return new KeyVault(
        cloud.open(retries), "tencent", new KeyVaultSettings(TTL, maxStale), events::add, times);
  }

  private static void refused(KeyVault vault, Kind kind, String message) {
    assertThatThrownBy(() -> vault.ring("customer"))
        .hasMessageContaining(message)
        .isInstanceOfSatisfying(KeyException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
