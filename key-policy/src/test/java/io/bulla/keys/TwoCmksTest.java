package io.bulla.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.keys.kms.Kms;
import io.bulla.keys.kms.KmsException;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Keys that two CMKs open. */
class TwoCmksTest {
  private static final Duration TTL = Duration.ofHours(1);
  private static final byte[] VALUE = "invented".getBytes(UTF_8);
  private static final List<ProtectedTable> TABLES =
      List.of(
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
                      Optional.empty()))));
  private static final KmsException SILENT = KmsException.unreachable("no answer", "", null);

  private final FakeKms first = new FakeKms();
  private final FakeKms second = new FakeKms();
  private final MemoryMetadataStore store = new MemoryMetadataStore();
  private final ManualTimes times = new ManualTimes();
  private final List<KeyEvent> events = new CopyOnWriteArrayList<>();

  TwoCmksTest() {
    second.cmk("cmk-2", "cmk-2");
  }

  private KmsCaller caller(Kms kms, String provider) {
    return new KmsCaller(kms, provider, times, events::add);
  }

  private KeyVault vault(KmsCaller kms, Optional<KmsCaller> secondary) {
    return new KeyVault(
        kms, secondary, new KeyVaultSettings(TTL, Duration.ZERO), events::add, times);
  }

  private KeyVault both() {
    return vault(caller(first, "one"), Optional.of(caller(second, "two")));
  }

  private KeyVault onlyFirst() {
    return vault(caller(first, "one"), Optional.empty());
  }

  private byte[] sealed(KeyVault vault) throws Exception {
    vault.load(store, TABLES);
    return vault.ring("customer").column("ssn").seal(VALUE);
  }

  private void opens(KeyVault vault, byte[] cell) throws Exception {
    vault.load(store, TABLES);
    assertThat(vault.ring("customer").column("ssn").open(cell)).isEqualTo(VALUE);
  }

  private List<String> told() {
    List<String> names =
        events.stream()
            .filter(event -> event.eventSource().equals("bulla"))
            .map(KeyEvent::eventName)
            .toList();
    events.clear();
    return names;
  }

  @Test
  void aNewKeyIsWrappedByBothAndTheSecondIsNotAskedWhileTheFirstAnswers() throws Exception {
    byte[] cell = sealed(both());
    assertThat(store.dataKeys())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.provider()).isEqualTo("one");
              assertThat(row.cmkId()).isEqualTo("cmk-1");
              assertThat(Wrapping.of(row).second().orElseThrow().cmkId()).isEqualTo("cmk-2");
            });
    opens(both(), cell);
    assertThat(first.decrypted()).isEqualTo(2);
    assertThat(second.decrypted()).isZero();
  }

  @Test
  void theSecondOpensWhileTheFirstDoesNotAnswerAndThatIsTold() throws Exception {
    byte[] cell = sealed(both());
    told();
    first.fail(SILENT);
    opens(both(), cell);
    assertThat(told()).containsExactly("SecondaryUsed", "SecondaryUsed");
    assertThat(first.decrypted()).as("four attempts, and not again for the next key").isEqualTo(4);
    assertThat(second.decrypted()).isEqualTo(2);
  }

  @Test
  void aRunningProcessLivesThroughAnOutageOfTheFirst() throws Exception {
    KeyVault vault = both();
    byte[] cell = sealed(vault);
    first.fail(SILENT);
    times.pass(TTL);
    opens(vault, cell);
    first.fail(null);
    times.pass(TTL);
    told();
    opens(vault, cell);
    assertThat(told()).containsExactly("KeyConfirmed", "KeyConfirmed");
  }

  @Test
  void whatTheFirstRefusesStaysRefused() throws Exception {
    sealed(both());
    first.fail(KmsException.refused("CAM denies", "", "req-9", null));
    assertThatThrownBy(() -> both().load(store, TABLES))
        .hasMessageContaining("KMS one refused to unwrap")
        .isInstanceOfSatisfying(
            KeyException.class, e -> assertThat(e.kind()).isEqualTo(KeyException.Kind.REFUSED));
    assertThat(second.decrypted()).isZero();
  }

  @Test
  void ifTheSecondRefusesDuringAnOutageThatIsARefusal() throws Exception {
    sealed(both());
    first.fail(SILENT);
    second.fail(KmsException.refused("CAM denies", "", "req-9", null));
    assertThatThrownBy(() -> both().load(store, TABLES))
        .hasMessageContaining("KMS two refused to unwrap");
    second.fail(SILENT);
    assertThatThrownBy(() -> both().load(store, TABLES))
        .isInstanceOfSatisfying(
            KeyException.class, e -> assertThat(e.kind()).isEqualTo(KeyException.Kind.UNREACHABLE));
  }

  @Test
  void aSecondCmkIsGivenToOldKeysAtTheNextStart() throws Exception {
    byte[] cell = sealed(onlyFirst());
    assertThat(store.dataKeys()).allSatisfy(row -> assertThat(Wrapping.of(row).second()).isEmpty());
    told();
    opens(both(), cell);
    assertThat(told())
        .containsExactly("KeyUnwrapped", "SecondaryAdded", "KeyUnwrapped", "SecondaryAdded");
    opens(both(), cell);
    assertThat(told()).containsExactly("KeyUnwrapped", "KeyUnwrapped");
    first.fail(SILENT);
    opens(both(), cell);
    // and without the second in the policy again, the keys are as before
    first.fail(null);
    opens(onlyFirst(), cell);
  }

  @Test
  void anOutageOfTheSecondStopsNobodyAndIsTold() throws Exception {
    second.fail(SILENT);
    byte[] cell = sealed(both());
    assertThat(told()).contains("SecondaryMissing", "KeyCreated");
    opens(both(), cell);
    assertThat(told()).contains("SecondaryMissing").doesNotContain("SecondaryAdded");
    second.fail(null);
    opens(both(), cell);
    assertThat(told()).contains("SecondaryAdded");
  }

  @Test
  void aSecondThatRefusesToWrapIsAMistakeOfThePolicy() throws Exception {
    second.fail(KmsException.refused("CAM denies Encrypt", "", "req-9", null));
    assertThatThrownBy(() -> both().load(store, TABLES))
        .hasMessageContaining("KMS two refused to wrap, as second CMK,");
    assertThat(store.dataKeys()).isEmpty();
  }

  @Test
  void eitherOpensAloneWhenThePolicyNamesItAlone() throws Exception {
    byte[] cell = sealed(both());
    opens(vault(caller(second, "two"), Optional.empty()), cell);
    opens(vault(caller(second, "two"), Optional.of(caller(first, "one"))), cell);
    assertThat(second.decrypted()).isEqualTo(4);
  }

  @Test
  void theSecondWrappingCannotBeExchanged() throws Exception {
    byte[] cell = sealed(both());
    List<DataKeyRow> rows = store.dataKeys();
    Wrapping.Second cells = Wrapping.of(rows.get(0)).second().orElseThrow();
    Wrapping.Second index = Wrapping.of(rows.get(1)).second().orElseThrow();
    store.editDataKeys(
        row -> row.wrappedBy("cmk-1", row.wrappedKey().replace(cells.mac(), index.mac())));
    assertThatThrownBy(() -> opens(both(), cell))
        .hasMessageContaining("has a second wrapping that does not match its MAC");
    store.editDataKeys(row -> row.wrappedBy("cmk-1", row.wrappedKey() + "1"));
    assertThatThrownBy(() -> opens(both(), cell)).hasMessageContaining("damaged wrapped_key");
  }

  @Test
  void rewrappingKeepsTheSecond() throws Exception {
    KeyVault vault = both();
    byte[] cell = sealed(vault);
    first.cmk("cmk-3", "cmk-3");
    first.previousCmk("cmk-1");
    KeyChanges changes = vault.changes(store);
    for (DataKeyRow row : changes.keys(TABLES.get(0))) {
      assertThat(changes.rewrap(row)).isTrue();
    }
    assertThat(store.dataKeys())
        .allSatisfy(
            row -> {
              assertThat(row.cmkId()).isEqualTo("cmk-3");
              assertThat(Wrapping.of(row).second()).isPresent();
            });
    opens(both(), cell);
    first.fail(SILENT);
    opens(both(), cell);
  }
}
