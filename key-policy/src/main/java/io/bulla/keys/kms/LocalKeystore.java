package io.bulla.keys.kms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The PKCS12 file with the CMKs of provider {@code local}. Created with mode 600 as a temporary
 * file that is moved into place under an exclusive lock on {@code <file>.lock}: processes and
 * threads that create at once end with one CMK. An existing file is written only to add a CMK, by a
 * tool.
 */
final class LocalKeystore {
  private static final Object IN_PROCESS = new Object(); // FileLock is held by the whole JVM
  private static final int CMK_SIZE_BYTES = 32;

  private final Path file;
  private final char[] password;

  LocalKeystore(Path file, char[] password) {
    this.file = file;
    this.password = password;
  }

  /** The CMK under the alias. The password is zeroed afterwards: call once. */
  SecretKey loadOrCreate(String alias) throws KmsException {
    return once(
        () -> {
          if (Files.exists(file)) {
            KeyStore store = read();
            if (store.containsAlias(alias)) {
              return key(store, alias);
            }
          }
          return createUnderLock(alias, false);
        });
  }

  /** Several CMKs that are there. The password is zeroed afterwards: call once. */
  Map<String, SecretKey> load(List<String> aliases) throws KmsException {
    return once(
        () -> {
          KeyStore store = read();
          Map<String, SecretKey> keys = new LinkedHashMap<>();
          for (String alias : aliases) {
            if (!store.containsAlias(alias)) {
              throw refused("holds no CMK \"%s\"; correct the policy".formatted(alias), null);
            }
            keys.put(alias, key(store, alias));
          }
          return keys;
        });
  }

  /** Adds a CMK to the file. The password is zeroed afterwards: call once. */
  SecretKey add(String alias) throws KmsException {
    return once(() -> createUnderLock(alias, true));
  }

  /** The aliases of all CMKs. The password is zeroed afterwards: call once. */
  List<String> aliases() throws KmsException {
    return once(() -> List.copyOf(Collections.list(read().aliases())));
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws IOException, GeneralSecurityException, KmsException;
  }

  private <T> T once(Work<T> work) throws KmsException {
    try {
      return work.run();
    } catch (AccessDeniedException e) {
      throw refused(
          "may not be read or written; check the owner and mode of file and directory", e);
    } catch (IOException e) {
      throw refused("cannot be read or written; see the cause", e);
    } catch (GeneralSecurityException e) {
      throw refused("cannot be used: PKCS12 does not work in this JVM; see the cause", e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private SecretKey createUnderLock(String alias, boolean adds)
      throws IOException, GeneralSecurityException, KmsException {
    Path directory = file.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw refused("cannot be created: its directory does not exist; create it first", null);
    }
    Path lockFile = directory.resolve(file.getFileName() + ".lock");
    synchronized (IN_PROCESS) {
      try (FileChannel channel = openPrivate(lockFile);
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("the lock on " + lockFile + " was lost");
        }
        boolean exists = Files.exists(file);
        KeyStore store = exists ? read() : empty();
        if (adds && store.containsAlias(alias)) {
          throw refused("has a CMK \"%s\" already; choose another alias".formatted(alias), null);
        }
        if (!store.containsAlias(alias)) {
          if (exists && !adds) {
            throw refused(
                "holds no CMK \"%s\"; correct kms.cmk, or name a keystore file that does not exist yet"
                    .formatted(alias),
                null);
          }
          putRandomKey(store, alias);
          write(store, adds);
        }
        return key(store, alias);
      }
    }
  }

  private KeyStore read() throws IOException, GeneralSecurityException, KmsException {
    if (!Files.isRegularFile(file)) {
      throw refused("is not a regular file; name a PKCS12 file", null);
    }
    refuseOpenMode();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
      return store;
    } catch (AccessDeniedException e) {
      throw e;
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw refused("does not open: the password is wrong; correct kms.password", null);
      }
      throw refused("is damaged or not PKCS12; restore it from a backup", null);
    }
  }

  /** As ssh does with private keys: a file that others can read is no secret. */
  private void refuseOpenMode() throws IOException, KmsException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    mode.removeAll(
        Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE));
    if (!mode.isEmpty()) {
      throw refused("can be used by group or others; chmod 600 it", null);
    }
  }

  private KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    return store;
  }

  private void putRandomKey(KeyStore store, String alias) throws GeneralSecurityException {
    byte[] bytes = new byte[CMK_SIZE_BYTES];
    new SecureRandom().nextBytes(bytes);
    store.setEntry(
        alias,
        new KeyStore.SecretKeyEntry(new SecretKeySpec(bytes, "AES")),
        new KeyStore.PasswordProtection(password));
    Arrays.fill(bytes, (byte) 0);
  }

  private SecretKey key(KeyStore store, String alias)
      throws GeneralSecurityException, KmsException {
    try {
      if (store.getKey(alias, password) instanceof SecretKey key
          && key.getAlgorithm().equals("AES")
          && key.getEncoded().length == CMK_SIZE_BYTES) {
        return key;
      }
    } catch (UnrecoverableKeyException e) {
      throw refused(
          "holds CMK \"%s\" under another password than the file's; use one password for both"
              .formatted(alias),
          null);
    }
    throw refused("holds something else than an AES-256 key as CMK \"%s\"".formatted(alias), null);
  }

  private void write(KeyStore store, boolean replaces)
      throws IOException, GeneralSecurityException, KmsException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, password);
    Path temporary = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(temporary); // left by a crash; the lock is ours
    try (FileChannel channel = openPrivate(temporary)) {
      ByteBuffer bytes = ByteBuffer.wrap(out.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    if (!replaces && Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static FileChannel openPrivate(Path path) throws IOException {
    FileAttribute<?>[] mode =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return FileChannel.open(
        path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), mode);
  }

  private KmsException refused(String what, @Nullable Throwable cause) {
    return KmsException.refused("keystore %s %s".formatted(file, what), "", "", cause);
  }
}
