package io.bulla.sql.resolve;

import io.bulla.policy.SearchKind;
import java.util.Optional;

/**
 * What gives the cells of a result column, and can be made to give its tokens. Used while one
 * statement is translated.
 */
public interface Carrier {
  /** Of a result column that can give no tokens. */
  Carrier NONE =
      new Carrier() {
        @Override
        public Optional<String> addToken(SearchKind kind) {
          return Optional.empty();
        }

        @Override
        public boolean replaceByToken(SearchKind kind) {
          return false;
        }
      };

  /** Selects the tokens too, right behind the column; answers the name they get. */
  Optional<String> addToken(SearchKind kind);

  /** Selects the tokens instead of the column; answers whether that is possible. */
  boolean replaceByToken(SearchKind kind);
}
