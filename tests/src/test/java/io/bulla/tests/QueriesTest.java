package io.bulla.tests;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Set operations, CASE, windows and other shapes of queries give the same rows on sealed tables.
 */
final class QueriesTest {

  @TestFactory
  Stream<DynamicContainer> sealedTablesAreQueriedAsPlainOnes() throws IOException {
    return Cases.everywhere(
        "/cases/queries.sql",
        (sides, statement) -> sides.assertSame(statement.sql(), statement.parameters().toArray()));
  }
}
