package io.bulla.sql.rewrite;

import io.bulla.sql.Translation;
import java.util.Optional;

/**
 * One kind of statement that is understood from its tokens: a new kind is a new file. Stateless.
 */
interface DefinitionRule {
  /**
   * Handles a statement if it is of this kind; empty when it is not, and then nothing is edited.
   */
  Optional<Translation> apply(Work work);
}
