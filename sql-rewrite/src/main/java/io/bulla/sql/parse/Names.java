package io.bulla.sql.parse;

import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * From a leaf of the tree back to its token in the original text. The names and values that
 * Calcite's nodes hold are masks: never read them.
 */
public final class Names {
  private Names() {}

  /** What stands before {@code AS}. */
  public static SqlNode withoutAlias(SqlNode item) {
    return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
  }

  /**
   * The token of one part of an identifier.
   *
   * @return empty when the part is {@code *}, or its place in the text is no name: then nothing may
   *     be concluded from it
   */
  public static Optional<Token> token(SqlText text, SqlIdentifier identifier, int part) {
    return name(text, identifier.getComponentParserPosition(part));
  }

  private static Optional<Token> name(SqlText text, SqlParserPos position) {
    return text.tokenOf(start(position), end(position))
        .filter(
            token ->
                token.kind() == Token.Kind.WORD
                    || token.kind() == Token.Kind.QUOTED_NAME
                    || token.kind() == Token.Kind.STRING);
  }

  /**
   * The tokens of a called function's name, outermost part first.
   *
   * @return empty when the call is of an operator, or a part is not where it should be: then
   *     nothing may be concluded from it
   */
  public static List<Token> function(SqlText text, SqlCall call) {
    if (!(call.getOperator() instanceof SqlFunction function)
        || function.getSqlIdentifier() == null) {
      return List.of();
    }
    SqlIdentifier name = function.getSqlIdentifier();
    List<Token> parts =
        IntStream.range(0, name.names.size())
            .mapToObj(part -> token(text, name, part))
            .flatMap(Optional::stream)
            .toList();
    return parts.size() == name.names.size() ? parts : List.of();
  }

  /** Whether the part is a star: {@code *} alone or {@code t.*}. */
  public static boolean isStar(SqlText text, SqlIdentifier identifier, int part) {
    SqlParserPos position = identifier.getComponentParserPosition(part);
    return identifier.names.get(part).isEmpty()
        && text.tokenOf(start(position), end(position))
            .filter(token -> text.text(token).equals("*"))
            .isPresent();
  }

  /** 0-based offset of a node's first character; exact for leaves only. */
  public static int start(SqlNode leaf) {
    return start(leaf.getParserPosition());
  }

  /** Offset after a node's last character; exact for leaves only. */
  public static int end(SqlNode leaf) {
    return end(leaf.getParserPosition());
  }

  /** The masked text is one line, so a column is an offset. */
  public static int start(SqlParserPos position) {
    return position.getColumnNum() - 1;
  }

  public static int end(SqlParserPos position) {
    return position.getEndColumnNum();
  }
}
