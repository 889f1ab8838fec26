package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What gives the cells of a result column, and can be made to give its tokens. Used while one
 * statement is translated.
 */
public interface Carrier {
  /** Of a result column that can give no tokens. */
  Carrier NONE = new Carrier() {};

  /**
   * Selects the tokens too, right behind the column; answers the name they get, which is empty
   * where they are found by their place alone; no name where it gives no tokens.
   */
  default Optional<String> addToken(SearchKind kind) {
    return Optional.empty();
  }

  /** The values that it consists of, directly or through other queries; null when it has others. */
  default @Nullable ValueColumn values() {
    return null;
  }

  /** Notes a name that a query in FROM or WITH gives it. */
  default void call(String name) {}

  /** Notes that something reads it. */
  default void read() {}

  /** Whether it lists its values itself. */
  default boolean listsValues() {
    return false;
  }

  /**
   * Writes a mark behind each of its cells, which says of which column it is; answers whether that
   * is possible.
   */
  default boolean mark(int mark) {
    return false;
  }

  /** Selects the tokens instead of the column; answers whether that is possible. */
  default boolean replaceByToken(SearchKind kind) {
    return false;
  }
}
