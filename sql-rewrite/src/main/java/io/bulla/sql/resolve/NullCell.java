package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;

/** {@code NULL} in a select list: its token is NULL too. */
public final class NullCell implements Carrier {
  private final int end;
  private final ValueColumn values;
  private final String label;
  private boolean added;

  /**
   * @param end offset after the item with its alias
   * @param values itself as a value that may meet a sealed column
   */
  NullCell(int end, ValueColumn values, String label) {
    this.end = end;
    this.values = values;
    this.label = label;
  }

  @Override
  public ValueColumn values() {
    return values;
  }

  @Override
  public boolean listsValues() {
    return true;
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
    if (values.column() != null) {
      return values.addToken(kind, label);
    }
    added = true;
    return Optional.of("");
  }

  @Override
  public boolean mark(int mark) {
    return values.column() == null;
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    return values.column() == null ? !added : values.replaceByToken(kind);
  }
}
