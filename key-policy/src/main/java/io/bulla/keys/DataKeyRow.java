package io.bulla.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of {@code bulla_data_key}: a wrapped key. Nothing in it is secret.
 *
 * @param keyId unsigned 32 bits, random, unique in the schema; the key id of cells
 * @param schema as the database stores it
 * @param table as the database stores it; for purpose {@code joins} the group's name
 * @param purpose {@code cell}, {@code index} or {@code joins}
 * @param version 1 and up
 * @param state {@code active} (writes), {@code retired} (reads only) or {@code destroyed}
 * @param provider the KMS provider's name
 * @param cmkId the CMK that wrapped it, as the KMS named it
 * @param suite the word of the suite whose hash derives keys
 * @param wrappedKey opaque text, at most 4096 characters
 * @param keyCheck 32 hex digits that tell whether the right key was unwrapped
 * @param mac 64 hex digits over all fields but provider, cmkId and wrappedKey, under the row's own
 *     key; empty when destroyed
 * @param createdAt whole seconds
 */
public record DataKeyRow(
    int keyId,
    String schema,
    String table,
    String purpose,
    int version,
    String state,
    String provider,
    String cmkId,
    String suite,
    String wrappedKey,
    String keyCheck,
    String mac,
    Instant createdAt) {

  DataKeyRow withMac(String newMac) {
    return new DataKeyRow(
        keyId,
        schema,
        table,
        purpose,
        version,
        state,
        provider,
        cmkId,
        suite,
        wrappedKey,
        keyCheck,
        newMac,
        createdAt);
  }

  DataKeyRow withState(String newState) {
    return new DataKeyRow(
        keyId,
        schema,
        table,
        purpose,
        version,
        newState,
        provider,
        cmkId,
        suite,
        wrappedKey,
        keyCheck,
        "",
        createdAt);
  }

  /** The same key, wrapped again: its MAC stays. */
  DataKeyRow wrappedBy(String newCmkId, String newWrappedKey) {
    return new DataKeyRow(
        keyId,
        schema,
        table,
        purpose,
        version,
        state,
        provider,
        newCmkId,
        suite,
        newWrappedKey,
        keyCheck,
        mac,
        createdAt);
  }

  /**
   * The second CMK that opens the key.
   *
   * @throws KeyException if the wrapped key is damaged
   */
  public Optional<String> secondCmk() throws KeyException {
    return Wrapping.of(this).second().map(Wrapping.Second::cmkId);
  }

  /** Without the key, for ever. */
  DataKeyRow destroyed() {
    return withState(RowRules.DESTROYED).wrappedBy(cmkId, "");
  }
}
