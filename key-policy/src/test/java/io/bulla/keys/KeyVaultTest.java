package io.bulla.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.cipher.DataKey;
import io.bulla.keys.KeyException.Kind;
import io.bulla.keys.kms.KmsException;
import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalType;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyVaultTest {
  private static final Duration TTL = Duration.ofHours(1);
  private static final byte[] VALUE = "invented".getBytes(UTF_8);
  private static final ProtectedTable CUSTOMER =
      table("customer", column("ssn", Optional.of("person")), column("email", Optional.empty()));
  private static final ProtectedTable CLAIM =
      table("claim", column("holder", Optional.of("person")));
  private static final List<ProtectedTable> BOTH = List.of(CUSTOMER, CLAIM);

  private final FakeKms kms = new FakeKms();
  private final MemoryMetadataStore store = new MemoryMetadataStore();
  private final ManualTimes times = new ManualTimes();
  private final List<KeyEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void firstLoadCreatesEachKeyOnceAndASecondProcessUnwrapsIt() throws Exception {
    KeyVault first = loaded();
    assertThat(store.dataKeys())
        .extracting(row -> row.table() + ":" + row.purpose())
        .containsExactlyInAnyOrder("customer:cell", "customer:index", "claim:cell", "person:joins");
    assertThat(kms.generated()).isEqualTo(4);
    assertThat(kms.decrypted()).isZero();

    KeyVault second = loaded();
    assertThat(kms.generated()).isEqualTo(4);
    assertThat(kms.decrypted()).isEqualTo(4);
    byte[] cell = first.ring("customer").column("ssn").seal(VALUE);
    assertThat(second.ring("customer").column("ssn").open(cell)).isEqualTo(VALUE);
    assertThat(second.ring("customer").column("ssn").token(SearchKind.EQUALITY, VALUE))
        .isEqualTo(first.ring("customer").column("ssn").token(SearchKind.EQUALITY, VALUE));
  }

  @Test
  void columnsOfAJoinGroupShareTokensAndOthersDoNot() throws Exception {
    KeyVault vault = loaded();
    byte[] ssn = vault.ring("customer").column("ssn").token(SearchKind.EQUALITY, VALUE);
    assertThat(vault.ring("claim").column("holder").token(SearchKind.EQUALITY, VALUE))
        .isEqualTo(ssn);
    assertThat(vault.ring("customer").column("email").token(SearchKind.EQUALITY, VALUE))
        .isNotEqualTo(ssn);
  }

  @Test
  void warmCallsAskNeitherKmsNorStore() throws Exception {
    KeyVault vault = loaded();
    int calls = kms.generated() + kms.decrypted();
    int reads = store.reads();
    for (int i = 0; i < 100; i++) {
      vault.ring("customer");
      vault.load(store, BOTH);
    }
    assertThat(kms.generated() + kms.decrypted()).isEqualTo(calls);
    assertThat(store.reads()).isEqualTo(reads);
  }

  @Test
  void manyThreadsOfOneVaultCauseOneCallPerKey() throws Exception {
    loaded();
    KeyVault vault = vault(Duration.ZERO);
    together(
        16,
        i -> {
          vault.load(store, BOTH);
          return vault.ring("claim");
        });
    assertThat(kms.decrypted()).isEqualTo(4);

    times.pass(TTL);
    together(16, i -> vault.ring("claim"));
    assertThat(kms.decrypted()).isEqualTo(8);
  }

  @Test
  void twoProcessesAtOnceEndWithOneKey() throws Exception {
    for (int round = 0; round < 20; round++) {
      MemoryMetadataStore shared = new MemoryMetadataStore();
      List<byte[]> tokens =
          together(
              2,
              i -> {
                KeyVault vault = vault(Duration.ZERO);
                vault.load(shared, BOTH);
                byte[] cell = vault.ring("claim").column("holder").seal(VALUE);
                return vault.ring("claim").column("holder").open(cell).length == 0
                    ? new byte[0]
                    : vault.ring("customer").column("email").token(SearchKind.EQUALITY, VALUE);
              });
      assertThat(shared.dataKeys()).hasSize(4);
      assertThat(shared.columns()).hasSize(3);
      assertThat(tokens.get(0)).isEqualTo(tokens.get(1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
  void aCrashBetweenInsertsDoesNotBreakTheNextStart(int inserts) throws Exception {
    store.failAfterInserts(inserts);
    assertKind(Kind.STORE, () -> loaded());
    store.failAfterInserts(Integer.MAX_VALUE);
    byte[] cell = loaded().ring("claim").column("holder").seal(VALUE);
    assertThat(loaded().ring("claim").column("holder").open(cell)).isEqualTo(VALUE);
    assertThat(store.dataKeys()).hasSize(4);
  }

  @Test
  void anEditedDataKeyRowIsRefused() throws Exception {
    for (UnaryOperator<DataKeyRow> edit : dataKeyEdits()) {
      MemoryMetadataStore attacked = new MemoryMetadataStore();
      vault(Duration.ZERO).load(attacked, BOTH);
      attacked.editDataKeys(row -> row.purpose().equals("cell") ? edit.apply(row) : row);
      KeyVault vault = vault(Duration.ZERO);
      assertThatThrownBy(
              () -> {
                vault.load(attacked, BOTH);
                vault.ring("claim"); // as destroyed as the row says
              })
          .isInstanceOf(KeyException.class);
    }
  }

  @Test
  void anEditedColumnRowIsRefused() throws Exception {
    for (UnaryOperator<ColumnRow> edit : columnEdits()) {
      MemoryMetadataStore attacked = new MemoryMetadataStore();
      vault(Duration.ZERO).load(attacked, BOTH);
      attacked.editColumns(row -> row.column().equals("email") ? edit.apply(row) : row);
      KeyVault vault = vault(Duration.ZERO);
      assertKind(Kind.EDITED, () -> vault.load(attacked, BOTH));
    }
  }

  @Test
  void lostRowsOfColumnsWithValuesAreNotReplaced() throws Exception {
    for (String purpose : List.of("cell", "index", "joins")) {
      MemoryMetadataStore emptied = filledStore();
      emptied.deleteDataKeys(purpose);
      assertKind(Kind.EDITED, () -> vault(Duration.ZERO).load(emptied, BOTH));
      assertThat(emptied.dataKeys()).noneMatch(row -> row.purpose().equals(purpose));
    }
    MemoryMetadataStore emptied = filledStore();
    emptied.deleteColumns("email");
    assertKind(Kind.EDITED, () -> vault(Duration.ZERO).load(emptied, BOTH));
    assertThat(emptied.columns()).noneMatch(row -> row.column().equals("email"));
  }

  private MemoryMetadataStore filledStore() throws Exception {
    MemoryMetadataStore filled = new MemoryMetadataStore();
    vault(Duration.ZERO).load(filled, BOTH);
    for (ProtectedTable table : BOTH) {
      for (ProtectedColumn column : table.columns()) {
        filled.fill(table.table(), column.name());
        filled.fill(table.table(), SearchKind.EQUALITY.tokenColumn(column.name()));
      }
    }
    return filled;
  }

  @Test
  void deletedCellKeysAreNotReplaced() throws Exception {
    loaded();
    store.deleteDataKeys("cell");
    assertKind(Kind.EDITED, () -> loaded());
    assertThat(kms.generated()).isEqualTo(4);
  }

  @Test
  void aWrappedKeySwappedBetweenTablesIsRefused() throws Exception {
    loaded();
    String claimKey =
        store.dataKeys().stream()
            .filter(row -> row.table().equals("claim"))
            .findFirst()
            .orElseThrow()
            .wrappedKey();
    store.editDataKeys(
        row -> row.table().equals("customer") ? with(row, row.state(), claimKey) : row);
    assertKind(Kind.REFUSED, () -> loaded());
  }

  @Test
  void anotherKeyThanTheStoredCheckValueIsRefused() throws Exception {
    loaded();
    kms.swapKeys();
    assertThat(assertKind(Kind.WRONG_KEY, () -> loaded()))
        .hasMessageContaining("CMK cmk-1 unwrapped another key")
        .hasMessageContaining("table customer");
  }

  @Test
  void anotherCmkThanThePolicysIsRefused() throws Exception {
    loaded();
    kms.cmk("cmk-2", "cmk-1");
    assertThat(assertKind(Kind.WRONG_CMK, () -> loaded()))
        .hasMessageContaining("the KMS used CMK cmk-1, but the policy names CMK cmk-2")
        .hasMessageContaining("req-decrypt");
  }

  @Test
  void refusalTakesEffectAfterTheTtlAndEndsWhenTheKmsAllowsAgain() throws Exception {
    KeyVault vault = vault(Duration.ofHours(9));
    vault.load(store, BOTH);
    KmsException disabled =
        KmsException.refused("the CMK is disabled; enable it", "Disabled", "req-9", null);
    kms.fail(disabled);
    times.pass(TTL.minusSeconds(1));
    vault.ring("claim");
    times.pass(Duration.ofSeconds(1));
    assertThat(assertKind(Kind.REFUSED, () -> vault.ring("claim")))
        .hasMessageContaining(
            "the CMK is disabled; enable it [CMK state Disabled] [KMS request req-9]");
    int calls = kms.decrypted();
    assertKind(Kind.REFUSED, () -> vault.ring("claim"));
    assertThat(kms.decrypted()).isEqualTo(calls);

    kms.fail(null);
    times.pass(Duration.ofSeconds(1));
    assertThat(vault.ring("claim")).isNotNull();
  }

  @Test
  void unreachableKmsIsAskedFourTimesAndKeysStayWithinMaxStale() throws Exception {
    KeyVault vault = vault(Duration.ofMinutes(10));
    vault.load(store, BOTH);
    kms.fail(KmsException.unreachable("no answer", "", null));
    int calls = kms.decrypted();
    times.pass(TTL);
    assertThat(vault.ring("claim")).isNotNull();
    assertThat(kms.decrypted()).isEqualTo(calls + 4);
    assertThat(times.sleeps()).isEqualTo(3);
    assertThat(events).extracting(KeyEvent::eventName).contains("StaleUse");

    times.pass(Duration.ofMinutes(10));
    assertKind(Kind.UNREACHABLE, () -> vault.ring("claim"));
    kms.fail(null);
    times.pass(Duration.ofSeconds(1));
    assertThat(vault.ring("claim")).isNotNull();
  }

  @Test
  void reloadReadsTheRowsWithoutCallsForKnownKeysAndIsLimited() throws Exception {
    KeyVault vault = loaded();
    int reads = store.reads();
    int calls = kms.decrypted();
    for (int i = 0; i < 50; i++) {
      vault.reload(store);
    }
    assertThat(store.reads()).isEqualTo(reads + 10);
    assertThat(kms.decrypted()).isEqualTo(calls);
    times.pass(Duration.ofSeconds(1));
    vault.reload(store);
    assertThat(store.reads()).isEqualTo(reads + 11);
    assertThat(vault.ring("claim")).isNotNull();
  }

  @Test
  void aLaterTableIsAddedAndEarlierOnesStay() throws Exception {
    KeyVault vault = vault(Duration.ZERO);
    vault.load(store, List.of(CUSTOMER));
    assertKind(Kind.NOT_LOADED, () -> vault.ring("claim"));
    vault.load(store, List.of(CLAIM));
    assertThat(vault.ring("claim")).isNotNull();
    assertThat(vault.ring("customer")).isNotNull();
    assertThat(kms.decrypted()).isZero();
  }

  @Test
  void anotherTypeThanTheSealedOneIsRefused() throws Exception {
    loaded();
    ProtectedColumn date =
        new ProtectedColumn(
            "email",
            new LogicalType(LogicalType.Kind.DATE, LogicalType.UNLIMITED, 0),
            Set.of(),
            Comparison.EXACT,
            SuiteName.XAES_256_GCM,
            Optional.empty());
    KeyVault vault = vault(Duration.ZERO);
    assertKind(Kind.POLICY, () -> vault.load(store, List.of(table("customer", date))));
  }

  @Test
  void keysThatNobodyUsesAreDroppedSoonAfterTheirTime() throws Exception {
    KeyVault vault = vault(Duration.ofMinutes(10));
    vault.load(store, BOTH);
    DataKey held = vault.held().values().iterator().next().key();
    times.pass(TTL);
    times.runLater();
    assertThat(held.isDestroyed()).as("may be stale for ten minutes").isFalse();
    vault = vault(Duration.ZERO);
    vault.load(store, BOTH);
    held = vault.held().values().iterator().next().key();
    times.pass(TTL.plusMinutes(1));
    times.runLater();
    assertThat(held.isDestroyed()).isTrue();
    int asked = kms.decrypted();
    assertThat(vault.ring("claim")).as("the next statement asks again").isNotNull();
    assertThat(kms.decrypted()).isGreaterThan(asked);
    assertThat(vault.held().values()).noneMatch(key -> key.key().isDestroyed());
  }

  @Test
  void keysInUseOutliveTheTimerOfTheirFirstTtl() throws Exception {
    KeyVault vault = loaded();
    times.pass(TTL);
    vault.ring("claim");
    DataKey held = vault.held().values().iterator().next().key();
    times.runLater();
    assertThat(held.isDestroyed()).isFalse();
  }

  @Test
  void aClosedVaultRefuses() throws Exception {
    KeyVault vault = loaded();
    vault.close();
    vault.close();
    assertKind(Kind.NOT_LOADED, () -> vault.ring("claim"));
    assertKind(Kind.NOT_LOADED, () -> vault.load(store, BOTH));
    assertKind(Kind.NOT_LOADED, () -> vault.reload(store));
  }

  @Test
  void eventsNameKeysAndNothingPrintsThem() throws Exception {
    KeyVault vault = loaded();
    assertThat(events)
        .extracting(KeyEvent::eventName)
        .contains("GenerateDataKey", "KeyCreated", "ColumnSealed");
    assertThat(vault.toString()).startsWith("KeyVault[fake, [").doesNotContain("HeldKey");
    assertThat(vault.ring("claim")).hasToString("KeyRing[claim]");
    assertThat(events).allSatisfy(event -> assertThat(event.message()).isEmpty());
  }

  @Test
  void theContextIsOneTextOfAsciiJson() {
    assertThat(KmsContext.of("sh\"op", "t\u00e4\n", -1))
        .isEqualTo(
            "{\"bulla\":\"1\",\"schema\":\"sh\\\"op\",\"table\":\"t\\u00e4\\u000a\",\"key\":\"4294967295\"}");
  }

  private static List<UnaryOperator<DataKeyRow>> dataKeyEdits() {
    return List.of(
        row -> with(row, "retired", row.wrappedKey()),
        row -> with(row, "destroyed", ""),
        row -> with(row, "destroyed", row.wrappedKey()),
        row -> with(row, "paused", row.wrappedKey()),
        row -> with(row, row.state(), row.wrappedKey() + "x"),
        row ->
            edited(
                row, row.keyId() ^ 1, row.version(), row.cmkId(), row.suite(), row.provider(), 0),
        row -> edited(row, row.keyId(), 2, row.cmkId(), row.suite(), row.provider(), 0),
        row -> edited(row, row.keyId(), row.version(), "other", row.suite(), row.provider(), 0),
        row -> edited(row, row.keyId(), row.version(), row.cmkId(), "SM4-GCM", row.provider(), 0),
        row -> edited(row, row.keyId(), row.version(), row.cmkId(), "none", row.provider(), 0),
        row -> edited(row, row.keyId(), row.version(), row.cmkId(), row.suite(), "other", 0),
        row ->
            edited(row, row.keyId(), row.version(), row.cmkId(), row.suite(), row.provider(), 1));
  }

  private static DataKeyRow with(DataKeyRow row, String state, String wrappedKey) {
    return new DataKeyRow(
        row.keyId(),
        row.schema(),
        row.table(),
        row.purpose(),
        row.version(),
        state,
        row.provider(),
        row.cmkId(),
        row.suite(),
        wrappedKey,
        row.keyCheck(),
        row.mac(),
        row.createdAt());
  }

  private static DataKeyRow edited(
      DataKeyRow row,
      int keyId,
      int version,
      String cmkId,
      String suite,
      String provider,
      int seconds) {
    return new DataKeyRow(
        keyId,
        row.schema(),
        row.table(),
        row.purpose(),
        version,
        row.state(),
        provider,
        cmkId,
        suite,
        row.wrappedKey(),
        row.keyCheck(),
        row.mac(),
        row.createdAt().plusSeconds(seconds));
  }

  private static List<UnaryOperator<ColumnRow>> columnEdits() {
    return List.of(
        row -> edited(row, "0".repeat(32), row.type(), row.state(), row.epoch()),
        row -> edited(row, row.columnId(), "VARCHAR(12)", row.state(), row.epoch()),
        row -> edited(row, row.columnId(), row.type(), "plaintext", row.epoch()),
        row -> edited(row, row.columnId(), row.type(), row.state(), 2));
  }

  private static ColumnRow edited(ColumnRow row, String id, String type, String state, int epoch) {
    return new ColumnRow(
        row.schema(), row.table(), row.column(), id, type, state, epoch, row.mac());
  }

  private static KeyException assertKind(Kind kind, ThrowingCallable call) {
    KeyException thrown = catchThrowableOfType(KeyException.class, call);
    assertThat(thrown).isNotNull();
    assertThat(thrown.kind()).isEqualTo(kind);
    return thrown;
  }

  private KeyVault loaded() throws KeyException {
    KeyVault vault = vault(Duration.ZERO);
    vault.load(store, BOTH);
    return vault;
  }

  private KeyVault vault(Duration maxStale) {
    return new KeyVault(kms, "fake", new KeyVaultSettings(TTL, maxStale), events::add, times);
  }

  private static ProtectedTable table(String name, ProtectedColumn... columns) {
    return new ProtectedTable("shop", name, List.of(columns));
  }

  private static ProtectedColumn column(String name, Optional<String> group) {
    return new ProtectedColumn(
        name,
        new LogicalType(LogicalType.Kind.VARCHAR, 11, 0),
        Set.of(SearchKind.EQUALITY),
        Comparison.EXACT,
        SuiteName.XAES_256_GCM,
        group);
  }

  private interface Work<T> {
    T run(int thread) throws Exception;
  }

  private static <T> List<T> together(int many, Work<T> work) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        int thread = i;
        Callable<T> call =
            () -> {
              barrier.await();
              return work.run(thread);
            };
        futures.add(threads.submit(call));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
