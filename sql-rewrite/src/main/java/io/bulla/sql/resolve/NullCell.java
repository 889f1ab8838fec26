package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;

/** {@code NULL} in a select list: its token is NULL too. */
public final class NullCell implements Carrier {
  private final int end;
  private boolean added;

  /**
   * @param end offset after the item with its alias
   */
  NullCell(int end) {
    this.end = end;
  }

  public int end() {
    return end;
  }

  /** Whether one more NULL is selected. */
  public boolean isAdded() {
    return added;
  }

  @Override
  public Optional<String> addToken(SearchKind kind) {
    added = true;
    return Optional.of("");
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    return !added;
  }
}
