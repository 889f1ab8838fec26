package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;

/** A column of parameters and literals, as one query lists it. */
final class ValueItem implements Carrier {
  private final ValueColumn values;
  private final String label;

  ValueItem(ValueColumn values, String label) {
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

  @Override
  public Optional<String> addToken(SearchKind kind) {
    return values.addToken(kind, label);
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    return values.replaceByToken(kind);
  }
}
