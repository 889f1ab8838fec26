package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.resolve.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;

/**
 * {@code c IS NULL} beside {@code GROUP BY c}, where only the tokens can be named. Which columns
 * are grouped is known when the whole query has been seen.
 */
final class NullTests {
  private record Test(SqlIdentifier reference, Field field) {}

  private final List<Test> tests = new ArrayList<>();
  private final Set<Field> grouped = Collections.newSetFromMap(new IdentityHashMap<>());

  void add(SqlIdentifier reference, Field field) {
    tests.add(new Test(reference, field));
  }

  void group(Field field) {
    grouped.add(field.single());
  }

  /** Puts the tokens in the place of grouped columns. */
  void write(Work work) {
    for (Test test : tests) {
      if (grouped.contains(test.field().single())) {
        work.useToken(test.reference(), test.field(), SearchKind.EQUALITY);
      }
    }
  }
}
