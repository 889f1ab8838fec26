package io.bulla.tests;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** Upserts and other changes give the same counts, rows and errors on sealed tables. */
final class ChangesTest {

  @TestFactory
  Stream<DynamicContainer> sealedTablesChangeAsPlainOnes() throws IOException {
    return Cases.everywhere(
        "/cases/changes.sql",
        (sides, statement) -> sides.assertSame(statement.sql(), statement.parameters().toArray()));
  }
}
