package io.bulla.sql.rewrite;

import io.bulla.sql.Translation;
import java.util.Optional;

/** {@code DROP} of anything: passes as it is, Bulla's own tables excepted. */
final class DropRule implements DefinitionRule {
  @Override
  public Optional<Translation> apply(Work work) {
    if (!work.text.firstKeyword().equals("DROP")) {
      return Optional.empty();
    }
    HarmlessVerbRule.refuseInternal(work);
    return Optional.of(Definition.passes(work));
  }
}
