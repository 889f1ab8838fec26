package io.bulla.jdbc;

import io.bulla.sql.Plan;
import io.bulla.sql.Translation;
import org.jspecify.annotations.Nullable;

/** What a text becomes, and what follows from that for its statements: made once for each text. */
final class Translated {
  private final Translation translation;
  private final boolean call;
  private final @Nullable ParameterLayout parameters;

  Translated(String sql, Translation translation) {
    this.translation = translation;
    this.call = translation instanceof Translation.PassThrough && Calls.isCall(sql);
    this.parameters = translation instanceof Plan plan ? new ParameterLayout(plan) : null;
  }

  Translation translation() {
    return translation;
  }

  /** Whether it runs what the database has stored. */
  boolean isCall() {
    return call;
  }

  /** Null when the text is no plan. */
  @Nullable ParameterLayout parameters() {
    return parameters;
  }
}
