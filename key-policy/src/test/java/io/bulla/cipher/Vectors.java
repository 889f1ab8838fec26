package io.bulla.cipher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the files of vectors, and names the providers that all of them are run on. */
final class Vectors {
  private Vectors() {}

  static Stream<String[]> read(String name) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no file of vectors named " + name);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      List<String[]> rows =
          text.lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> line.split("\\|", -1))
              .toList();
      return rows.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** The JDK and Conscrypt, which must load wherever these tests run. */
  static List<Engine> engines() {
    return List.of(new Engine(null), new Engine(CryptoProviders.probe("conscrypt")));
  }

  /** What encrypts; null is the JDK. */
  record Engine(@Nullable Provider provider) {
    List<CipherSuite> suites() {
      return List.of(new Xaes256Gcm(AesEngine.of(provider)));
    }

    @Override
    public String toString() {
      return provider == null ? "JDK" : provider.getName();
    }
  }
}
