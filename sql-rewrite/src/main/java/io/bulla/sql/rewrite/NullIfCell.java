package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.Field;
import io.bulla.sql.resolve.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/**
 * {@code NULLIF(c, v)} that is written into {@code c}: {@code CASE WHEN token = v THEN NULL ELSE c
 * END}, and the same with each token.
 */
final class NullIfCell {
  private NullIfCell() {}

  /** What stands for the cell and for each kind of token; empty when the node is none. */
  static Optional<CellValue.Leaf> of(SqlNode node, SealedColumn column, Scope scope, Work work) {
    if (!(node instanceof SqlCall call)
        || call.operandCount() != 2
        || !work.builtIn(call).equals("NULLIF")) {
      return Optional.empty();
    }
    Optional<Field> field =
        work.columns
            .sealed(call.operand(0), scope)
            .filter(found -> found.column().equals(column))
            .filter(found -> found.token(SearchKind.EQUALITY).isPresent());
    Optional<Value> value =
        ChangedParameter.of(call.operand(1), column, work).filter(found -> !found.isKeyword());
    return field.isEmpty() || value.isEmpty()
        ? Optional.empty()
        : Optional.of(leaf(call, field.get(), value.get(), work));
  }

  private static CellValue.Leaf leaf(SqlCall call, Field field, Value value, Work work) {
    SealedColumn column = field.column();
    LiteralFit.refuseCompared(value, column, work);
    SqlIdentifier reference = call.operand(0);
    String qualifier = work.identifiers.qualifier(reference);
    int from = work.identifiers.start(reference);
    String cell = work.text.original().substring(from, work.identifiers.end(reference));
    Binding compared =
        new Binding.Token(
            column,
            SearchKind.EQUALITY,
            Objects.requireNonNull(value.source()),
            CastFit.use(value, column, work.dialect));
    String test =
        "CASE WHEN " + qualifier + name(field, SearchKind.EQUALITY, work) + " = ? THEN NULL ELSE ";
    List<Splices.Piece> tokens = new ArrayList<>();
    for (SearchKind kind : Targets.kinds(column)) {
      String token = qualifier + name(field, kind, work);
      tokens.add(new Splices.Piece(test + token + " END", List.of(compared)));
    }
    List<Token> all = work.text.tokens();
    int name = all.indexOf(Names.function(work.text, call).get(0));
    int close = Parentheses.closing(name + 1, work.text);
    return new CellValue.Leaf(
        all.get(name).start(),
        all.get(close).end(),
        new Splices.Piece(test + cell + " END", List.of(compared)),
        true,
        tokens);
  }

  private static String name(Field field, SearchKind kind, Work work) {
    return work.dialect.quote(field.token(kind).orElseThrow());
  }

  /** {@code NULLIF(c, v)} compares tokens and gives the cell. */
  static void writeCase(SqlCall call, String cell, Work work) {
    List<Token> tokens = work.text.tokens();
    int name = tokens.indexOf(Names.function(work.text, call).get(0));
    int close = Parentheses.closing(name + 1, work.text);
    Token comma = tokens.get(comma(name + 1, work));
    int after = tokens.get(close).end();
    work.splices.replace(
        tokens.get(name).start(), tokens.get(name + 1).end(), "CASE WHEN ", List.of());
    work.splices.replace(comma.start(), comma.end(), " =", List.of());
    work.splices.replace(
        tokens.get(close).start(),
        after,
        " THEN NULL ELSE " + cell + " END" + gap(after, work),
        List.of());
  }

  /** Behind a parenthesis a word may follow at once, behind END it may not. */
  private static String gap(int offset, Work work) {
    String text = work.text.original();
    boolean word = offset < text.length() && Character.isUnicodeIdentifierPart(text.charAt(offset));
    return word ? " " : "";
  }

  private static int comma(int open, Work work) {
    int i = open + 1;
    // before it there is a column only
    while (!work.text.text(work.text.tokens().get(i)).equals(",")) {
      i++;
    }
    return i;
  }
}
