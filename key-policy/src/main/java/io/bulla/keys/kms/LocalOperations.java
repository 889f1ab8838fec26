package io.bulla.keys.kms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A keystore file has CMKs that are made and listed; all else is a matter of a service. */
final class LocalOperations implements CmkOperations {
  private static final String REFUSED = "KMS provider local has no such operation on CMKs";

  private final Opener keystore;
  private final String alias;

  /** The file; each of its objects is used once. */
  interface Opener {
    LocalKeystore open() throws KmsException;
  }

  LocalOperations(Opener keystore, String alias) {
    this.keystore = keystore;
    this.alias = alias;
  }

  @Override
  public String create(
      String newAlias, String description, Map<String, String> tags, boolean imported)
      throws KmsException {
    LocalKmsProvider.checkName(newAlias);
    if (imported) {
      throw KmsException.refused("KMS provider local imports no material");
    }
    return LocalKms.idOf(newAlias, keystore.open().add(newAlias));
  }

  @Override
  public Cmk describe() throws KmsException {
    return describe(alias);
  }

  @Override
  public List<Cmk> list() throws KmsException {
    List<Cmk> all = new ArrayList<>();
    for (String each : keystore.open().aliases()) {
      all.add(describe(each));
    }
    return all;
  }

  private Cmk describe(String named) throws KmsException {
    String id = LocalKms.idOf(named, keystore.open().loadOrCreate(named));
    return new Cmk(id, named, "Enabled", "user", false, false, Optional.empty(), Optional.empty());
  }

  @Override
  public void enable() throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void disable() throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void archive() throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void cancelArchive() throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public Instant scheduleDeletion(int days) throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void cancelDeletion() throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void enableRotation(int days) throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void disableRotation() throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void importMaterial(byte[] material, Optional<Instant> validTo) throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void deleteImportedMaterial() throws KmsException {
    throw KmsException.refused(REFUSED);
  }

  @Override
  public void close() {}
}
