package io.bulla.tests;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/** The same statement on plain tables and on sealed ones gives the same answer. */
final class TransparencyTest {

  @TestFactory
  Stream<DynamicContainer> sealedTablesAnswerAsPlainOnes() throws IOException {
    return Cases.everywhere(
        "/cases/transparency.sql",
        (sides, statement) -> sides.assertSame(statement.sql(), statement.parameters().toArray()));
  }

  @TestFactory
  Stream<DynamicContainer> tablesOfNationalCryptographyAnswerAsPlainOnes() throws IOException {
    return Cases.everywhere(
        "/cases/transparency.sql",
        "suite: SM4-GCM\n",
        (sides, statement) -> sides.assertSame(statement.sql(), statement.parameters().toArray()));
  }
}
