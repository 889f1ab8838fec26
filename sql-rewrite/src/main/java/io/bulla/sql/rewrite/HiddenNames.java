package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.TableInfo;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Names that a text may not use beside protected tables, also where the tree does not show them.
 */
final class HiddenNames {
  private HiddenNames() {}

  /** Words that the tree does not show may not be names of protected tables. */
  static void refuseOmittedTables(Work work) {
    for (Token token : work.text.omitted()) {
      boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
      String lower = name ? work.text.name(token).toLowerCase(Locale.ROOT) : "";
      if (work.catalog.guardedNames().contains(lower)) {
        throw new RefusedException(Reason.UNRESOLVED, token.start(), token.end(), lower);
      }
    }
  }

  /** Words that the tree does not show may not be names of sealed columns. */
  static void refuseOmitted(Work work) {
    List<Token> omitted = new ArrayList<>(work.text.omitted());
    if (work.dialect == Dialects.POSTGRESQL) {
      omitted.addAll(typesOfLiterals(work.text.tokens()));
    }
    for (Token token : omitted) {
      String name = work.text.text(token).toLowerCase(Locale.ROOT);
      for (TableInfo table : work.resolver.touched()) {
        for (SealedColumn column : table.sealed().values()) {
          if (column.name().toLowerCase(Locale.ROOT).equals(name)) {
            throw new RefusedException(Reason.UNRESOLVED, token.start(), token.end(), name);
          }
        }
      }
    }
  }

  /** PostgreSQL: the word in {@code type 'literal'}, of which the tree has the literal only. */
  private static List<Token> typesOfLiterals(List<Token> tokens) {
    List<Token> types = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      boolean typed =
          tokens.get(i).kind() == Token.Kind.STRING && tokens.get(i - 1).kind() == Token.Kind.WORD;
      if (typed) {
        types.add(tokens.get(i - 1));
      }
    }
    return types;
  }

  /** Names that the text may not use beside these tables. */
  static void refuseTokenNames(Work work) {
    work.resolver.touched().forEach(table -> refuseTokenNames(table, work));
  }

  /** Names that the text may not use beside one table. */
  static void refuseTokenNames(TableInfo table, Work work) {
    for (SealedColumn column : table.sealed().values()) {
      for (SearchKind kind : column.search()) {
        refuseName(column.tokenColumn(kind).toLowerCase(Locale.ROOT), work);
      }
    }
  }

  private static void refuseName(String lowerCaseName, Work work) {
    for (Token token : work.text.tokens()) {
      boolean name = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.QUOTED_NAME;
      if (name && work.text.name(token).toLowerCase(Locale.ROOT).equals(lowerCaseName)) {
        throw new RefusedException(
            Reason.TOKEN_COLUMN, token.start(), token.end(), work.text.name(token));
      }
    }
  }
}
