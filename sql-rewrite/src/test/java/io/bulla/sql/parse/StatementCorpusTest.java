package io.bulla.sql.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.sql.SessionModes;
import io.bulla.sql.dialect.Dialect;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.LexException;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.dialect.Token;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every statement of {@code statements/*.sql} parses, and every leaf is where its token is. */
class StatementCorpusTest {

  record Corpus(String name, Dialect dialect, SessionModes modes) {
    @Override
    public String toString() {
      return name;
    }

    List<String> statements() throws IOException {
      try (InputStream in =
          Objects.requireNonNull(
              Corpus.class.getResourceAsStream("/statements/" + name + ".sql"), name)) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("##") && !line.isBlank())
            .toList();
      }
    }
  }

  static Stream<Corpus> corpora() {
    return Stream.of(
        new Corpus("h2", Dialects.H2, new SessionModes(false, false, false, "")),
        new Corpus("postgresql", Dialects.POSTGRESQL, new SessionModes(false, false, false, "")),
        new Corpus("mysql", Dialects.MYSQL, new SessionModes(false, true, false, "")));
  }

  @ParameterizedTest
  @MethodSource("corpora")
  void everyStatementParsesAndEveryLeafIsItsToken(Corpus corpus) throws IOException, LexException {
    List<String> failures = new ArrayList<>();
    List<String> statements = corpus.statements();
    for (String sql : statements) {
      SqlText text = corpus.dialect().lex(sql, corpus.modes());
      assertThat(text.masked()).hasSameSizeAs(sql);
      try {
        SqlNode tree = StatementParser.parse(corpus.dialect(), text);
        LeafCheck check = new LeafCheck(text);
        tree.accept(check);
        check.checkNames();
        check.wrong.forEach(wrong -> failures.add("LEAF " + wrong + "\n     " + sql));
        if (check.parameters != text.parameterCount()) {
          failures.add("PARAMETERS " + check.parameters + "\n     " + sql);
        }
      } catch (ParseFailure e) {
        failures.add(
            "PARSE "
                + e.what()
                + " at "
                + e.offset()
                + "\n     "
                + sql
                + "\n     "
                + text.masked());
      }
    }
    System.out.printf(
        "%s: %d of %d statements parse%n",
        corpus, statements.size() - failures.size(), statements.size());
    assertThat(failures).isEmpty();
  }

  /** Looks at each leaf: is the token of its span of the leaf's kind? */
  private static final class LeafCheck extends SqlBasicVisitor<@Nullable Void> {
    final SqlText text;
    final List<String> wrong = new ArrayList<>();
    final Set<Integer> seen = new HashSet<>();
    int parameters;

    LeafCheck(SqlText text) {
      this.text = text;
    }

    /** No name may vanish: what the mask shows to the parser as a name is somewhere in the tree. */
    void checkNames() {
      for (Token token : text.tokens()) {
        String masked = text.masked().substring(token.start(), token.end());
        boolean name =
            token.kind() == Token.Kind.QUOTED_NAME
                ? masked.startsWith("\"")
                : token.kind() == Token.Kind.WORD && (masked.equals("q") || masked.endsWith("$"));
        if (name && !seen.contains(token.start())) {
          wrong.add("lost name " + text.text(token));
        }
      }
    }

    @Override
    public @Nullable Void visit(SqlDataTypeSpec type) {
      seen.add(Names.start(type));
      return null;
    }

    @Override
    public @Nullable Void visit(SqlIdentifier identifier) {
      for (int i = 0; i < identifier.names.size(); i++) {
        seen.add(Names.start(identifier.getComponentParserPosition(i)));
        boolean star = Names.isStar(text, identifier, i);
        if (!star && Names.token(text, identifier, i).isEmpty()) {
          wrong.add("identifier " + identifier + " part " + i);
        }
      }
      return null;
    }

    @Override
    public @Nullable Void visit(SqlCall call) {
      Names.function(text, call).forEach(token -> seen.add(token.start()));
      if (call.getOperator() instanceof SqlUnresolvedFunction
          && Names.function(text, call).isEmpty()) {
        wrong.add("function " + call.getOperator());
      }
      return super.visit(call);
    }

    @Override
    public @Nullable Void visit(SqlDynamicParam parameter) {
      parameters++;
      boolean right =
          text.tokenOf(Names.start(parameter), Names.end(parameter))
              .filter(token -> token.kind() == Token.Kind.PARAMETER)
              .isPresent();
      if (!right) {
        wrong.add("parameter " + parameter.getIndex());
      }
      return null;
    }

    @Override
    public @Nullable Void visit(SqlLiteral literal) {
      switch (literal.getTypeName()) {
        case CHAR, DECIMAL, DOUBLE -> {
          if (text.tokensOf(Names.start(literal), Names.end(literal)).isEmpty()) {
            wrong.add("literal " + literal);
          }
        }
        default -> {}
      }
      return null;
    }
  }
}
