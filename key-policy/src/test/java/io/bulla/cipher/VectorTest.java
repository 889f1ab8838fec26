package io.bulla.cipher;

import static io.bulla.cipher.Vectors.bytes;
import static io.bulla.cipher.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Published vectors, each file with its source. Frozen cells are in {@link FrozenCellTest}. */
class VectorTest {
  static Stream<Vectors.Engine> engines() {
    return Vectors.engines().stream();
  }

  @Test
  void hkdfIsThatOfRfc5869() {
    assertThat(Vectors.read("hkdf-sha256.txt"))
        .hasSize(8)
        .allSatisfy(
            row -> {
              byte[] extracted = Hkdf.extract(KeyedHash.SHA_256, bytes(row[2]), bytes(row[1]));
              byte[] output =
                  Hkdf.expand(KeyedHash.SHA_256, extracted, bytes(row[3]), row[4].length() / 2);
              assertThat(hex(output)).as(row[0]).isEqualTo(row[4]);
            });
  }

  @Test
  void hmacIsThatOfRfc4231() {
    assertThat(Vectors.read("hmac-sha256.txt"))
        .hasSize(6)
        .allSatisfy(
            row ->
                assertThat(hex(KeyedHash.SHA_256.of(bytes(row[1]), bytes(row[2]))))
                    .as(row[0])
                    .isEqualTo(row[3]));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void gcmIsThatOfWycheproof(Vectors.Engine engine) throws Exception {
    for (String[] row : Vectors.read("aes-256-gcm.txt").toList()) {
      Cipher gcm = CryptoProviders.gcm(engine.provider());
      gcm.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(bytes(row[1]), "AES"),
          new GCMParameterSpec(128, bytes(row[2])));
      gcm.updateAAD(bytes(row[3]));
      assertThat(hex(gcm.doFinal(bytes(row[4])))).as(row[0]).isEqualTo(row[5]);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void xaesIsThatOfC2sp(Vectors.Engine engine) throws Exception {
    for (String[] row : Vectors.read("xaes-256-gcm.txt").toList()) {
      CipherSuite.Sealer sealer =
          new Xaes256Gcm(AesEngine.of(engine.provider())).sealer(bytes(row[1]));
      byte[] plaintext = bytes(row[4]);
      byte[] cell = Arrays.copyOf(bytes(row[2]), 24 + plaintext.length + 16);
      sealer.seal(cell, 0, 24, bytes(row[3]), plaintext);
      assertThat(hex(cell)).as(row[0]).isEqualTo(row[2] + row[5]);
      assertThat(sealer.open(cell, 0, 24, bytes(row[3]))).isEqualTo(plaintext);
    }
  }
}
