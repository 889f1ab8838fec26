package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query that a list of names names: {@code WITH t (a, b)}, {@code (..) AS t (a, b)}.
 * The list gets one more name where tokens are selected beside the column.
 */
public final class Listed implements Carrier {
  private final Carrier inner;
  private final String label;
  private final int end;
  private @Nullable SearchKind added;

  /**
   * @param end offset after the name
   */
  Listed(Carrier inner, String label, int end) {
    this.inner = inner;
    this.label = label;
    this.end = end;
  }

  public String label() {
    return label;
  }

  public int end() {
    return end;
  }

  /** Which tokens the query selects beside the column. */
  public @Nullable SearchKind added() {
    return added;
  }

  @Override
  public @Nullable ValueColumn values() {
    return inner.values();
  }

  @Override
  public void call(String name) {
    inner.call(name);
  }

  @Override
  public void read() {
    inner.read();
  }

  @Override
  public Optional<String> addToken(SearchKind kind) {
    if (inner.addToken(kind).isEmpty()) {
      return Optional.empty();
    }
    added = kind;
    return Optional.of(kind.tokenColumn(label));
  }

  @Override
  public boolean replaceByToken(SearchKind kind) {
    return added == null && inner.replaceByToken(kind);
  }
}
