package io.bulla.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A protected table.
 *
 * @param exists whether the database has it
 * @param rows how many
 * @param strangers values in sealed columns that are cells of no key of this table, or no cells
 */
public record TableState(
    String schema, String table, boolean exists, long rows, List<KeyState> keys, long strangers) {
  public TableState {
    keys = List.copyOf(keys);
  }

  /**
   * A version of a key.
   *
   * @param purpose {@code cell}, {@code index} or {@code joins}
   * @param name the table, or the join group
   * @param keyId unsigned
   * @param secondCmk another CMK that opens it too
   * @param cells how many cells name it; always 0 unless its purpose is {@code cell}
   */
  public record KeyState(
      String purpose,
      String name,
      int version,
      long keyId,
      String state,
      String provider,
      String cmkId,
      Optional<String> secondCmk,
      String suite,
      Instant createdAt,
      long cells) {}
}
