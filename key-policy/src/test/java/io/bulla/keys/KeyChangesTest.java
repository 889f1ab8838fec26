package io.bulla.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.cipher.CellException;
import io.bulla.keys.kms.KmsException;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two processes share rows; one of them is a tool. */
final class KeyChangesTest {
  private static final byte[] VALUE = "CNRY".getBytes(StandardCharsets.UTF_8);
  private static final ProtectedTable CLAIM =
      new ProtectedTable(
          "shop",
          "claim",
          List.of(
              new ProtectedColumn(
                  "holder",
                  new LogicalType(LogicalType.Kind.VARCHAR, 20, 0),
                  Set.of(SearchKind.EQUALITY),
                  Comparison.EXACT,
                  SuiteName.XAES_256_GCM,
                  Optional.empty())));

  private final FakeKms kms = new FakeKms();
  private final MemoryMetadataStore store = new MemoryMetadataStore();

  private KeyVault vault() {
    return new KeyVault(
        kms,
        "fake",
        new KeyVaultSettings(Duration.ofHours(1), Duration.ZERO),
        KeyEvents.NONE,
        KeyTimes.SYSTEM);
  }

  private KeyVault loaded() throws KeyException {
    KeyVault vault = vault();
    vault.load(store, List.of(CLAIM));
    return vault;
  }

  private static byte[] seal(KeyVault vault) throws KeyException {
    return vault.ring("claim").column("holder").seal(VALUE);
  }

  private static byte[] open(KeyVault vault, byte[] cell) throws KeyException, CellException {
    return vault.ring("claim").column("holder").open(cell);
  }

  @Test
  void aRunningProcessFollowsARotationAndReadsBothVersions() throws Exception {
    KeyVault application = loaded();
    byte[] old = seal(application);
    KeyVault tool = loaded();
    tool.changes(store).newVersion(CLAIM);
    tool.changes(store).retireOld(CLAIM);
    int decrypted = kms.decrypted();
    application.follow(store);
    assertThat(kms.decrypted()).isEqualTo(decrypted + 1); // the new key, and no other
    application.follow(store);
    assertThat(kms.decrypted()).isEqualTo(decrypted + 1);
    assertThat(application.ring("claim").isCurrent("holder", old)).isFalse();
    byte[] resealed = application.ring("claim").reseal("holder", old);
    assertThat(application.ring("claim").isCurrent("holder", resealed)).isTrue();
    assertThat(open(tool, resealed)).isEqualTo(VALUE);
    assertThat(open(application, old)).isEqualTo(VALUE);

    tool.changes(store).destroyRetired(CLAIM, tool.changes(store).outgoing(CLAIM).get(0));
    application.follow(store);
    assertThatThrownBy(() -> open(application, old)).isInstanceOf(CellException.class);
    assertThat(open(loaded(), resealed)).isEqualTo(VALUE);
    assertThat(store.dataKeys())
        .filteredOn(row -> row.state().equals("destroyed"))
        .singleElement()
        .extracting(DataKeyRow::wrappedKey)
        .isEqualTo("");
  }

  @Test
  void aCrashBetweenTheStepsOfARotationLeavesWhatTheNextRunEnds() throws Exception {
    byte[] old = seal(loaded());
    loaded().changes(store).newVersion(CLAIM);
    KeyVault next = loaded(); // two versions are active: the newer one writes
    assertThat(next.ring("claim").isCurrent("holder", old)).isFalse();
    KeyChanges changes = next.changes(store);
    assertThat(changes.outgoing(CLAIM)).hasSize(1);
    changes.retireOld(CLAIM);
    changes.retireOld(CLAIM);
    assertThat(changes.outgoing(CLAIM)).extracting(DataKeyRow::state).containsExactly("retired");
    assertThat(open(loaded(), old)).isEqualTo(VALUE);
    assertThatThrownBy(() -> changes.destroyRetired(CLAIM, changes.active(CLAIM)))
        .hasMessageContaining("is in use and is not destroyed");
  }

  @Test
  void anEditedColumnRowIsNotVouchedForByTheNewVersion() throws Exception {
    KeyVault tool = loaded();
    store.editColumns(
        row ->
            new ColumnRow(
                row.schema(),
                row.table(),
                row.column(),
                row.columnId(),
                row.type(),
                "sealed",
                9,
                row.mac()));
    assertThatThrownBy(() -> tool.changes(store).newVersion(CLAIM))
        .hasMessageContaining("does not match its MAC");
  }

  @Test
  void rewrappingNeverSeesAKeyAndKeepsEveryMac() throws Exception {
    byte[] cell = seal(loaded());
    KeyVault application = loaded();
    kms.previousCmk("cmk-1");
    kms.cmk("cmk-2", "cmk-2");
    int decrypted = kms.decrypted();
    KeyChanges changes = vault().changes(store);
    for (DataKeyRow row : changes.keys(CLAIM)) {
      assertThat(changes.rewrap(row)).isTrue();
      assertThat(changes.rewrap(store.dataKeys().get(0))).isFalse();
    }
    application.follow(store);
    assertThat(open(application, cell)).isEqualTo(VALUE);
    assertThat(kms.decrypted()).isEqualTo(decrypted);
    assertThat(open(loaded(), cell)).isEqualTo(VALUE);
    kms.fail(KmsException.refused("no"));
    assertThatThrownBy(() -> changes.rewrap(store.dataKeys().get(0)))
        .hasMessageContaining("KMS fake refused to wrap again");
  }

  @Test
  void shreddedTablesAreRefusedForEverEvenAfterTheKmsWasAway() throws Exception {
    KeyVault application = loaded();
    byte[] cell = seal(application);
    assertThat(vault().changes(store).keys(CLAIM)).hasSize(2);
    KeyVault tool = loaded();
    assertThat(tool.changes(store).shred(CLAIM)).hasSize(2);
    assertThat(tool.changes(store).shred(CLAIM)).hasSize(2);
    application.follow(store);
    for (KeyVault each : List.of(application, tool, loaded())) {
      assertThatThrownBy(() -> open(each, cell))
          .isInstanceOfSatisfying(
              KeyException.class, e -> assertThat(e.kind()).isEqualTo(KeyException.Kind.DESTROYED))
          .hasMessageContaining("KEY_DESTROYED");
    }
    assertThat(store.dataKeys()).allMatch(row -> row.wrappedKey().isEmpty());
  }

  @Test
  void aRecordIsVouchedForAsItWas() throws Exception {
    KeyChanges changes = loaded().changes(store);
    byte[] record = "what was destroyed".getBytes(StandardCharsets.UTF_8);
    RecordSeal seal = changes.seal(record);
    assertThat(changes.isSealed(record, seal)).isTrue();
    assertThat(
            changes.isSealed(
                record,
                new RecordSeal(seal.provider(), seal.cmkId(), seal.wrappedKey(), "0".repeat(64))))
        .isFalse();
    assertThatThrownBy(() -> changes.isSealed(VALUE, seal))
        .hasMessageContaining("was the record altered?");
  }
}
