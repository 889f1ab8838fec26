package io.bulla.keys.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.policy.KmsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKmsTest extends KmsProviderContract {
  private static final String PASSWORD = "correct horse";

  @TempDir private Path directory;

  @Override
  protected Kms open() throws KmsException {
    return open(Optional.empty(), PASSWORD);
  }

  @Test
  void theKeystoreIsCreatedForItsOwnerOnlyAndNothingIsLeftBeside() throws Exception {
    open().close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(file(), directory.resolve("keys.p12.lock"));
    }
  }

  @Test
  void anExistingKeystoreIsNeverWritten() throws Exception {
    open().close();
    byte[] before = Files.readAllBytes(file());
    open().close();
    refused(() -> open(Optional.empty(), "wrong"), "the password is wrong; correct kms.password");
    refused(() -> open(Optional.of("other"), PASSWORD), "holds no CMK \"other\"; correct kms.cmk");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void aDamagedKeystoreIsRefusedAndKept() throws Exception {
    Files.writeString(file(), "not a keystore");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
    refused(this::open, "is damaged or not PKCS12; restore it from a backup");
    assertThat(file()).hasContent("not a keystore");
  }

  @Test
  void anEmptyFileIsRefused() throws Exception {
    Files.createFile(
        file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    refused(this::open, "is damaged or not PKCS12");
  }

  @Test
  void aKeystoreThatOthersCanReadIsRefused() throws Exception {
    open().close();
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
    refused(this::open, "can be used by group or others; chmod 600 it");
  }

  @Test
  void aMissingDirectoryIsRefused() {
    refused(
        () -> openFile("file:" + directory.resolve("missing/keys.p12"), PASSWORD),
        "cannot be created: its directory does not exist; create it first");
  }

  @Test
  void aDirectoryIsNoKeystore() {
    refused(
        () -> openFile("file:" + directory, PASSWORD), "is not a regular file; name a PKCS12 file");
  }

  @Test
  void settingsAreChecked() {
    refused(() -> openFile("", PASSWORD), "kms.keystore is missing or empty");
    refused(() -> open(Optional.empty(), ""), "kms.password is missing or empty");
    refused(() -> open(Optional.of("A B"), PASSWORD), "kms.cmk of provider local must be");
    refused(
        () ->
            new LocalKmsProvider()
                .open(new KmsSettings("local", Optional.empty(), Map.of("pasword", PASSWORD))),
        "kms provider local does not know the setting pasword; known are cmk, keystore, password");
    refused(
        () -> KmsProviders.named("lokal"), "there is no KMS provider \"lokal\"; known are local");
  }

  @Test
  void aKeyOfAnotherKeystoreNamesTheDifference() throws Exception {
    String wrapped;
    try (Kms kms = open();
        GeneratedKey key = kms.generateDataKey("{}", 32)) {
      wrapped = key.wrappedKey();
    }
    try (Kms other = openFile("file:" + directory.resolve("other.p12"), PASSWORD)) {
      refused(() -> other.decrypt(wrapped, "{}"), "the key was wrapped under another CMK than");
    }
  }

  @Test
  void manyThatCreateAtOnceEndWithOneCmk() throws Exception {
    int many = 8;
    CyclicBarrier barrier = new CyclicBarrier(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Future<String>> ids = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        ids.add(
            threads.submit(
                () -> {
                  barrier.await();
                  try (Kms kms = open()) {
                    return kms.cmkId();
                  }
                }));
      }
      List<String> seen = new ArrayList<>();
      for (Future<String> id : ids) {
        seen.add(id.get());
      }
      assertThat(seen).hasSize(many).containsOnly(seen.get(0));
    } finally {
      threads.shutdownNow();
    }
  }

  private Path file() {
    return directory.resolve("keys.p12");
  }

  private Kms open(Optional<String> cmk, String password) throws KmsException {
    return new LocalKmsProvider()
        .open(
            new KmsSettings(
                "local", cmk, Map.of("keystore", "file:" + file(), "password", password)));
  }

  private static Kms openFile(String keystore, String password) throws KmsException {
    return new LocalKmsProvider()
        .open(
            new KmsSettings(
                "local", Optional.empty(), Map.of("keystore", keystore, "password", password)));
  }

  private interface Opening {
    Object run() throws KmsException, IOException;
  }

  private static void refused(Opening opening, String message) {
    assertThatThrownBy(opening::run)
        .isInstanceOf(KmsException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining(PASSWORD);
  }
}
