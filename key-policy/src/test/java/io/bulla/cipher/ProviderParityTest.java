package io.bulla.cipher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JDK and Conscrypt write the same bytes and open each other's, from many threads at once. */
class ProviderParityTest {
  static List<Vectors.Engine> engines() {
    return Vectors.engines();
  }

  private static ColumnCipher cipher(Vectors.Engine engine) {
    return cipher(engine.suites());
  }

  private static ColumnCipher cipher(List<CipherSuite> suites) {
    return ColumnCipher.builder(
            "customer.photo",
            new byte[16],
            LogicalTypes.parse("BLOB"),
            Comparison.EXACT,
            SuiteName.XAES_256_GCM)
        .writeKey(ColumnCipherTest.key(1), suites)
        .tokenKey(SearchKind.EQUALITY, ColumnCipherTest.key(2), new byte[16])
        .build();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 64, 1023, 1024, 1025, 65_537, 1_048_576})
  void eachProviderOpensTheOthersCellsAndWritesTheSame(int size) throws Exception {
    byte[] plaintext = new byte[size];
    new Random(size).nextBytes(plaintext);
    for (Vectors.Engine writer : engines()) {
      byte[] cell = cipher(writer).seal(plaintext);
      byte[] nonce = Arrays.copyOfRange(cell, 9, 33);
      for (Vectors.Engine reader : engines()) {
        assertThat(cipher(reader).open(cell)).as("%s, %s", writer, reader).isEqualTo(plaintext);
        assertThat(cipher(reader).sealWithNonce(plaintext, nonce)).isEqualTo(cell);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void aCellThatDoesNotOpenLeavesTheCipherUsable(Vectors.Engine engine) throws Exception {
    ColumnCipher cipher = cipher(engine);
    byte[] cell = cipher.seal(new byte[64]);
    for (int bit = 0; bit < cell.length * 8; bit++) {
      byte[] changed = cell.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> cipher.open(changed)).isInstanceOf(CellException.class);
      assertThat(cipher.open(cell)).isEqualTo(new byte[64]);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void manyThreadsShareACipherAndNoNonceIsUsedTwice(Vectors.Engine engine) throws Exception {
    ColumnCipher cipher = cipher(engine);
    byte[] token = cipher.token(SearchKind.EQUALITY, new byte[] {1});
    List<Callable<Set<String>>> tasks = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] plaintext = new byte[i];
      tasks.add(() -> roundTrips(cipher, plaintext, token));
    }
    ExecutorService threads = Executors.newFixedThreadPool(40);
    try {
      Set<String> nonces = new HashSet<>();
      for (Future<Set<String>> result : threads.invokeAll(tasks)) {
        nonces.addAll(result.get());
      }
      assertThat(nonces).hasSize(40 * 500);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Set<String> roundTrips(ColumnCipher cipher, byte[] plaintext, byte[] token)
      throws CellException {
    Set<String> nonces = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      byte[] cell = cipher.seal(plaintext);
      assertThat(cipher.open(cell)).isEqualTo(plaintext);
      assertThat(cipher.token(SearchKind.EQUALITY, new byte[] {1})).isEqualTo(token);
      nonces.add(Vectors.hex(Arrays.copyOfRange(cell, 9, 33)));
    }
    return nonces;
  }

  @Test
  void conscryptIsNeverRegisteredWithTheApplication() {
    cipher(engines().get(1)).seal(new byte[1]);
    assertThat(Security.getProviders()).extracting(Provider::getName).doesNotContain("Conscrypt");
  }

  @Test
  void theFirstCellsAreTheJdksAndTheRestConscrypts() throws Exception {
    AesEngine engine = CryptoProviders.engine("auto", 50);
    ColumnCipher cipher = cipher(List.of(new Xaes256Gcm(engine)));
    List<byte[]> cells = new ArrayList<>();
    for (int i = 0; i < 49; i++) {
      cells.add(cipher.seal(new byte[] {(byte) i}));
      assertThat(engine.current()).isNull();
    }
    for (int i = 49; i < 100; i++) {
      cells.add(cipher.seal(new byte[] {(byte) i}));
      assertThat(String.valueOf(engine.current())).startsWith("Conscrypt");
    }
    for (int i = 0; i < 100; i++) {
      assertThat(cipher.open(cells.get(i))).isEqualTo(new byte[] {(byte) i});
    }
  }

  @Test
  void aLargeValueCountsAsMany() {
    AesEngine engine = CryptoProviders.engine("auto", 50);
    cipher(List.of(new Xaes256Gcm(engine))).seal(new byte[10_000]);
    assertThat(engine.current()).isNotNull();
  }

  @Test
  void threadsGoOnWhileTheEngineChanges() throws Exception {
    for (int round = 0; round < 20; round++) {
      ColumnCipher cipher =
          cipher(List.of(new Xaes256Gcm(CryptoProviders.engine("auto", 1 + 10 * round))));
      byte[] token = cipher.token(SearchKind.EQUALITY, new byte[] {1});
      ExecutorService threads = Executors.newFixedThreadPool(8);
      try {
        List<Callable<Set<String>>> tasks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
          byte[] plaintext = new byte[i];
          tasks.add(() -> roundTrips(cipher, plaintext, token));
        }
        for (Future<Set<String>> result : threads.invokeAll(tasks)) {
          assertThat(result.get()).hasSize(500);
        }
      } finally {
        threads.shutdownNow();
      }
    }
  }

  @Test
  void withoutConscryptTheJdkStays() throws Exception {
    AesEngine engine = AesEngine.warming(1, () -> null);
    ColumnCipher cipher = cipher(List.of(new Xaes256Gcm(engine)));
    for (int i = 0; i < 5; i++) {
      assertThat(cipher.open(cipher.seal(new byte[7]))).isEqualTo(new byte[7]);
    }
    assertThat(engine.current()).isNull();
  }

  @Test
  void unknownSettingsAreRefused() {
    assertThat(CryptoProviders.probe("jdk")).isNull();
    assertThatThrownBy(() -> CryptoProviders.probe("openssl"))
        .hasMessage("bulla.cryptoProvider is one of auto, jdk, conscrypt; not 'openssl'");
    assertThat(Nonces.isBuffered("kernel")).isFalse();
    assertThatThrownBy(() -> Nonces.isBuffered("dice"))
        .hasMessage("bulla.nonceSource is one of buffered, kernel; not 'dice'");
  }
}
