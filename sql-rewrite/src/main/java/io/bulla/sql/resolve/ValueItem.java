package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;

/** A column of parameters and literals, as one query lists it. */
final class ValueItem implements Carrier {
  private final ValueColumn values;
  private final String label;
  private final boolean named;

  ValueItem(ValueColumn values, String label) {
    this(values, label, true);
  }

  /**
   * @param named whether the text gives it the label; else the database does, and has none for the
   *     tokens beside it
   */
  ValueItem(ValueColumn values, String label, boolean named) {
    this.values = values;
    this.label = label;
    this.named = named;
  }

  @Override
  public ValueColumn values() {
    return values;
  }

  @Override
  public boolean listsValues() {
    return true;
  }

  @Override
  public Optional<String> addToken(SearchKind kind) {
    return values.addToken(kind, label).map(name -> named ? name : "");
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    return values.replaceByToken(kind);
  }
}
