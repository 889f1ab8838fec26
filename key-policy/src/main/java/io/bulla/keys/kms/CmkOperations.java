package io.bulla.keys.kms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What operators do with a CMK, from tools and never from an application: each needs rights that
 * the run time must not have. Thread-safe. Every method throws {@link KmsException}, refused or
 * unreachable; {@link #create} may have happened although it was unreachable, and is then refused
 * when repeated, because the alias is taken.
 */
public interface CmkOperations extends AutoCloseable {

  /** The alias of the managed CMK, which a policy without {@code kms.cmk} means. */
  String MANAGED_ALIAS = "bulla";

  /**
   * A CMK.
   *
   * @param id as the service names it
   * @param alias without {@code alias/}
   * @param state as the service names it: Enabled, Disabled, PendingDelete, PendingImport, Archived
   * @param owner {@code user}, or the cloud product that made it for itself
   * @param imported whether its material was brought by the customer
   * @param rotates whether the service makes new versions by itself
   * @param validTo when imported material expires; empty: never
   * @param deletion when it will be deleted for ever; empty: it is not to be deleted
   */
  record Cmk(
      String id,
      String alias,
      String state,
      String owner,
      boolean imported,
      boolean rotates,
      Optional<Instant> validTo,
      Optional<Instant> deletion) {}

  /**
   * Makes a CMK.
   *
   * @param alias 1 to 60 letters, digits, - and _, unique in the region
   * @param tags may be empty
   * @param imported whether the customer brings the material
   * @return its id
   */
  String create(String alias, String description, Map<String, String> tags, boolean imported)
      throws KmsException;

  /** The CMK that the settings name. */
  Cmk describe() throws KmsException;

  /** All CMKs that this account may list, in the service's order. */
  List<Cmk> list() throws KmsException;

  void enable() throws KmsException;

  /** Applications stop within their TTL. */
  void disable() throws KmsException;

  /** Unwraps only, from now on. */
  void archive() throws KmsException;

  void cancelArchive() throws KmsException;

  /**
   * The CMK must be disabled.
   *
   * @param days 7 to 30
   * @return when it is gone for ever, with every key that it wraps
   */
  Instant scheduleDeletion(int days) throws KmsException;

  /** Leaves it disabled. */
  void cancelDeletion() throws KmsException;

  /**
   * Turns the yearly (or more frequent) rotation by the service on.
   *
   * @param days 7 to 365
   */
  void enableRotation(int days) throws KmsException;

  void disableRotation() throws KmsException;

  /**
   * Imports the customer's own material; the same bytes each time, for ever. They are wrapped by
   * RSA-OAEP with SHA-256 and MGF1 with SHA-256.
   *
   * @param material 32 bytes (16 in regions of national cryptography); the caller zeroes them
   * @param validTo when the service forgets them; empty: never
   */
  void importMaterial(byte[] material, Optional<Instant> validTo) throws KmsException;

  /** The service forgets the material; importing it again brings the CMK back. */
  void deleteImportedMaterial() throws KmsException;

  /** As {@link Kms#listen}. */
  default boolean listen(KmsCall.Listener listener) {
    return false;
  }

  @Override
  void close();
}
