package io.bulla.sql.rewrite;

import io.bulla.sql.Output;
import io.bulla.sql.Plan;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.resolve.Reason;
import java.util.List;
import java.util.Optional;

/** CREATE TABLE of a table that is not protected, in a text that mentions one that is. */
final class PlainTable {
  private final String name;
  private final TokenReader reader;
  private final Work work;

  /**
   * @param reader behind the table's name
   */
  PlainTable(String name, TokenReader reader, Work work) {
    this.name = name;
    this.reader = reader;
    this.work = work;
  }

  Translation create() {
    if (reader.skip("PARTITION", "OF")) {
      return partition();
    }
    int query = query();
    if (query < reader.end()) {
      References.check(reader, reader.position(), query, work);
      return fromQuery(query);
    }
    for (int i = reader.position(); i < reader.end(); i++) {
      if (reader.isAt(i, "LIKE") || reader.isAt(i, "UNION")) {
        throw reader.refuse(
            Reason.DEFINITION, i, "CREATE TABLE from another table beside a mention");
      }
    }
    References.check(reader, reader.position(), work);
    return Definition.passes(work);
  }

  /** A partition has its parent's columns, checks and tokens; Bulla knows it by its parent. */
  private Translation partition() {
    int start = reader.position();
    Optional<TableInfo> parent = reader.table(reader.path());
    if (parent.isPresent() && parent.get().kind() != TableInfo.Kind.PLAIN) {
      Definition.requireTable(parent.get(), start, reader);
      HiddenNames.refuseTokenNames(parent.get(), work);
      reader.refuseSealed(reader.position(), reader.end(), parent.get(), "PARTITION OF");
    }
    References.check(reader, reader.position(), work);
    return Definition.passes(work);
  }

  /** Where the query begins that fills the table; the end when there is none. */
  private int query() {
    for (int i = reader.position(); i < reader.end(); i++) {
      if (reader.isAt(i, "AS")) {
        return i + 1;
      }
      boolean parenthesis = reader.isAt(i, "(");
      int first = i;
      while (reader.isAt(first, "(")) {
        first++;
      }
      if (reader.isAt(first, "SELECT") || (parenthesis && reader.isAt(first, "WITH"))) {
        return i;
      }
      if (parenthesis) {
        i = reader.closing(i);
      }
    }
    return reader.end();
  }

  private Translation fromQuery(int from) {
    int to = reader.end();
    if (reader.isAt(to - 1, "DATA")) {
      to = reader.isAt(to - 2, "NO") ? to - 3 : to - 2;
    }
    if (to <= from) {
      throw reader.refuse(Reason.SYNTAX, from - 1, "a query is missing");
    }
    Translation translation = InnerStatement.translate(work, reader, from, to);
    if (!(translation instanceof Plan plan)) {
      return Definition.passes(work);
    }
    for (Output output : plan.outputs()) {
      if (output instanceof Output.Decrypt sealed) {
        throw reader.refuse(Reason.SEALED_INTO_OTHER, from, sealed.column().label(), name);
      }
      if (output.label().isPresent()) {
        throw reader.refuse(Reason.UNNAMED_OUTPUT, from);
      }
    }
    return new Plan(
        plan.sql(),
        Plan.Verb.DDL,
        plan.bindings(),
        plan.parameterCount(),
        List.of(),
        Optional.empty(),
        true);
  }
}
