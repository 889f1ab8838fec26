package io.bulla.cipher;

import static io.bulla.cipher.Vectors.bytes;
import static io.bulla.cipher.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import io.bulla.policy.SuiteName;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
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
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Suite 02, and both suites in one column. */
class Sm4SuiteTest {
  private static final byte[] COLUMN = ColumnCipherTest.filled(16, 1);

  private static ColumnCipher column(SuiteName suite, DataKey key) {
    return ColumnCipher.builder(
            "customer.ssn", COLUMN, LogicalTypes.parse("VARCHAR(20)"), Comparison.EXACT, suite)
        .writeKey(key)
        .tokenKey(SearchKind.EQUALITY, DataKey.of(9, suite, new byte[32]), COLUMN)
        .build();
  }

  private static ColumnCipher column(SuiteName suite) {
    return column(suite, DataKey.of(7, suite, ColumnCipherTest.filled(32, 7)));
  }

  @Test
  void sm4IsThatOfGbT32907() {
    byte[] key = bytes("0123456789abcdeffedcba9876543210");
    SM4Engine engine = new SM4Engine();
    engine.init(true, new KeyParameter(key));
    byte[] block = new byte[16];
    engine.processBlock(key, 0, block, 0);
    assertThat(hex(block)).isEqualTo("681edf34d206965e86b3e94f536e4246");
  }

  @Test
  void sm3IsThatOfGbT32905() {
    SM3Digest digest = new SM3Digest();
    digest.update("abc".getBytes(StandardCharsets.US_ASCII), 0, 3);
    byte[] hash = new byte[32];
    digest.doFinal(hash, 0);
    assertThat(hex(hash))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  }

  @Test
  void hmacIsThatOfGmT0042() {
    KeyedHash hash = new Sm4Gcm().hash();
    assertThat(Vectors.read("hmac-sm3.txt"))
        .hasSize(2)
        .allSatisfy(
            row ->
                assertThat(hex(hash.of(bytes(row[1]), bytes(row[2]))))
                    .as(row[0])
                    .isEqualTo(row[3]));
  }

  @Test
  void gcmIsThatOfRfc8998() throws Exception {
    for (String[] row : Vectors.read("sm4-gcm.txt").toList()) {
      GCMModeCipher gcm = GCMBlockCipher.newInstance(new SM4Engine());
      KeyParameter key = new KeyParameter(bytes(row[1]));
      gcm.init(true, new AEADParameters(key, 128, bytes(row[2]), bytes(row[3])));
      byte[] plaintext = bytes(row[4]);
      byte[] output = new byte[plaintext.length + 16];
      gcm.doFinal(output, gcm.processBytes(plaintext, 0, plaintext.length, output, 0));
      assertThat(hex(output)).as(row[0]).isEqualTo(row[5]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 16, 17, 64, 1024, 65_537})
  void aCellOpensWhateverItsSize(int size) throws Exception {
    byte[] plaintext = new byte[size];
    new Random(size).nextBytes(plaintext);
    ColumnCipher column = column(SuiteName.SM4_GCM);
    byte[] cell = column.seal(plaintext);
    assertThat(cell).hasSize(size + 49).startsWith(bytes("49e6a5020100000007"));
    assertThat(column.open(cell)).isEqualTo(plaintext);
    assertThat(column.seal(plaintext)).isNotEqualTo(cell);
  }

  @ParameterizedTest
  @EnumSource
  void everyFlippedBitAndTruncationIsNoticedAndLeavesTheCipherUsable(SuiteName suite)
      throws Exception {
    ColumnCipher column = column(suite);
    byte[] plaintext = "invented".getBytes(StandardCharsets.UTF_8);
    byte[] cell = column.seal(plaintext);
    for (int bit = 0; bit < cell.length * 8; bit++) {
      byte[] changed = cell.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> column.open(changed))
          .as("bit %s", bit)
          .isInstanceOf(CellException.class);
      assertThat(column.open(cell)).isEqualTo(plaintext);
    }
    for (int size = 0; size < cell.length; size++) {
      byte[] cut = Arrays.copyOf(cell, size);
      assertThatThrownBy(() -> column.open(cut)).isInstanceOf(CellException.class);
    }
  }

  @Test
  void cellsOfBothSuitesOpenUnderOneKeyAndNewOnesAreThePolicys() throws Exception {
    DataKey key = DataKey.of(7, SuiteName.XAES_256_GCM, ColumnCipherTest.filled(32, 7));
    ColumnCipher before = column(SuiteName.XAES_256_GCM, key);
    ColumnCipher after = column(SuiteName.SM4_GCM, key);
    byte[] plaintext = {1, 2, 3};
    byte[] old = before.seal(plaintext);
    byte[] young = after.seal(plaintext);
    assertThat(old[3]).isEqualTo((byte) 1);
    assertThat(young[3]).isEqualTo((byte) 2);
    assertThat(after.open(old)).isEqualTo(plaintext);
    assertThat(before.open(young)).isEqualTo(plaintext);
    assertThat(after.isCurrent(old)).isFalse();
    assertThat(after.isCurrent(young)).isTrue();
    byte[] again = after.reseal(old);
    assertThat(after.isCurrent(again)).isTrue();
    assertThat(after.open(again)).isEqualTo(plaintext);
  }

  @Test
  void theSuitesByteCannotBeExchanged() {
    DataKey key = DataKey.of(7, SuiteName.XAES_256_GCM, ColumnCipherTest.filled(32, 7));
    for (SuiteName suite : SuiteName.values()) {
      byte[] cell = column(suite, key).seal(new byte[20]);
      cell[3] ^= 3;
      assertThatThrownBy(() -> column(suite, key).open(cell))
          .isExactlyInstanceOf(CellException.class)
          .hasMessageContaining("It was changed");
    }
  }

  @Test
  void tokensFollowTheIndexRootAndNotTheColumnsSuite() {
    DataKey root = DataKey.of(9, SuiteName.XAES_256_GCM, new byte[32]);
    DataKey key = DataKey.of(7, SuiteName.SM4_GCM, new byte[32]);
    byte[] token = null;
    for (SuiteName suite : SuiteName.values()) {
      ColumnCipher column =
          ColumnCipher.builder(
                  "customer.ssn", COLUMN, LogicalTypes.parse("TEXT"), Comparison.EXACT, suite)
              .writeKey(key)
              .tokenKey(SearchKind.EQUALITY, root, COLUMN)
              .build();
      byte[] made = column.token(SearchKind.EQUALITY, new byte[] {1});
      assertThat(made).isEqualTo(token == null ? made : token);
      token = made;
    }
  }

  @Test
  void manyThreadsShareACipher() throws Exception {
    ColumnCipher cipher = column(SuiteName.SM4_GCM);
    byte[] token = cipher.token(SearchKind.EQUALITY, new byte[] {1});
    List<Callable<Set<String>>> tasks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      byte[] plaintext = new byte[i];
      tasks.add(
          () -> {
            Set<String> nonces = new HashSet<>();
            for (int j = 0; j < 200; j++) {
              byte[] cell = cipher.seal(plaintext);
              assertThat(cipher.open(cell)).isEqualTo(plaintext);
              assertThat(cipher.token(SearchKind.EQUALITY, new byte[] {1})).isEqualTo(token);
              nonces.add(hex(Arrays.copyOfRange(cell, 9, 33)));
            }
            return nonces;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(20);
    try {
      Set<String> nonces = new HashSet<>();
      for (Future<Set<String>> result : threads.invokeAll(tasks)) {
        nonces.addAll(result.get());
      }
      assertThat(nonces).hasSize(20 * 200);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Bulla's classes again, in a loader that has no Bouncy Castle. */
  @Test
  void withoutTheLibrarySuite02SaysWhatToAddAndSuite01Works() throws Exception {
    try (Without loader = new Without()) {
      Class<?> suites = loader.loadClass("io.bulla.cipher.CipherSuites");
      Class<?> names = loader.loadClass("io.bulla.policy.SuiteName");
      Object sm4 = names.getField("SM4_GCM").get(null);
      Object aes = names.getField("XAES_256_GCM").get(null);
      assertThat(suites.getMethod("missing", names).invoke(null, sm4).toString())
          .contains("cipher suite SM4-GCM needs Bouncy Castle, which is not on the class path")
          .contains("org.bouncycastle:bcprov-jdk18on");
      Class<?> key = loader.loadClass("io.bulla.cipher.DataKey");
      var of = key.getMethod("of", int.class, names, byte[].class);
      assertThat(of.invoke(null, 7, aes, new byte[32])).hasToString("DataKey[0x00000007]");
      assertThatThrownBy(() -> of.invoke(null, 7, sm4, new byte[32]))
          .hasRootCauseInstanceOf(IllegalArgumentException.class)
          .hasStackTraceContaining("org.bouncycastle:bcprov-jdk18on");
      assertThat(openElsewhere(loader, column(SuiteName.SM4_GCM).seal(new byte[1])))
          .contains("cell of customer.ssn does not open: cipher suite SM4-GCM needs Bouncy Castle");
    }
  }

  private static String openElsewhere(ClassLoader loader, byte[] cell) throws Exception {
    Class<?> probe = loader.loadClass("io.bulla.cipher.Sm4SuiteTest$Probe");
    var open = probe.getDeclaredMethod("open", byte[].class);
    open.setAccessible(true);
    return String.valueOf(open.invoke(null, (Object) cell));
  }

  /** Runs in the loader without the library. */
  static final class Probe {
    private Probe() {}

    static String open(byte[] cell) {
      DataKey key = DataKey.of(7, SuiteName.XAES_256_GCM, new byte[32]);
      try {
        ColumnCipher.builder(
                "customer.ssn",
                new byte[16],
                LogicalTypes.parse("TEXT"),
                Comparison.EXACT,
                SuiteName.XAES_256_GCM)
            .writeKey(key)
            .build()
            .open(cell);
        return "opened";
      } catch (CellException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  private static final class Without extends URLClassLoader {
    Without() {
      super(
          new URL[] {
            home(ColumnCipher.class), home(Sm4SuiteTest.class), home(org.conscrypt.Conscrypt.class)
          },
          ClassLoader.getPlatformClassLoader());
    }

    private static URL home(Class<?> type) {
      return type.getProtectionDomain().getCodeSource().getLocation();
    }
  }
}
