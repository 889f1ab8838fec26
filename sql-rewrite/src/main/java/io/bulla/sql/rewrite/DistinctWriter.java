package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.Token;
import io.bulla.sql.resolve.Item;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.SelectList;
import io.bulla.sql.resolve.SelectList.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code SELECT DISTINCT} over sealed columns: cells of equal values differ, so rows are told apart
 * by tokens. PostgreSQL and H2 have {@code DISTINCT ON}; for MySQL it becomes {@code GROUP BY}.
 */
final class DistinctWriter {
  /** What may follow FROM and WHERE; reserved words in MySQL and MariaDB. */
  private static final Set<String> AFTER_WHERE =
      Set.of(
          "ORDER",
          "LIMIT",
          "FOR",
          "LOCK",
          "UNION",
          "EXCEPT",
          "INTERSECT",
          "INTO",
          "PROCEDURE",
          "OFFSET",
          "FETCH",
          "WINDOW",
          "HAVING",
          "GROUP");

  private final Work work;

  DistinctWriter(Work work) {
    this.work = work;
  }

  void write(SelectList.Distinct distinct) {
    List<Item> sealed =
        distinct.parts().stream()
            .filter(part -> part instanceof Part.Sealed column && !column.keyed())
            .map(part -> ((Part.Sealed) part).item())
            .toList();
    List<CellItem> cells =
        distinct.parts().stream()
            .filter(Part.Cells.class::isInstance)
            .map(part -> cells((Part.Cells) part, distinct))
            .toList();
    if (sealed.stream().allMatch(item -> item.replacement() != null)
        && cells.stream().allMatch(CellItem::isReplaced)) {
      return;
    }
    boolean groups = work.dialect == Dialects.MYSQL;
    boolean computed = distinct.parts().stream().anyMatch(Part.Other.class::isInstance);
    // H2 takes no numbers there, and may read a name as another item's alias
    boolean unsure = work.dialect == Dialects.H2 && distinct.renames();
    boolean beyond =
        (computed && work.dialect != Dialects.POSTGRESQL)
            || (groups && distinct.grouped())
            || unsure;
    if (beyond) {
      throw work.refuse(Reason.DISTINCT, distinct.place(), label(sealed, cells));
    }
    int keyword = keyword(distinct);
    Token token = work.text.tokens().get(keyword);
    Splices.Piece columns = Splices.Piece.joined(columns(distinct));
    if (!groups) {
      work.splices.replace(
          token.start(), token.end(), "DISTINCT ON (" + columns.sql() + ")", columns.bindings());
      return;
    }
    sealed.forEach(Item::representAlso);
    cells.forEach(CellItem::representWhole);
    work.splices.replace(token.start(), token.end(), "ALL", List.of());
    work.splices.insert(endOfWhere(keyword), " GROUP BY " + columns.sql(), columns.bindings());
  }

  private CellItem cells(Part.Cells part, SelectList.Distinct distinct) {
    if (part.computed() instanceof CellItem item && item.isKey()) {
      return item;
    }
    throw work.refuse(Reason.DISTINCT, distinct.place(), part.computed().column().label());
  }

  private static String label(List<Item> sealed, List<CellItem> cells) {
    return (sealed.isEmpty() ? cells.get(0).column() : sealed.get(0).source().column()).label();
  }

  /** The word DISTINCT right behind SELECT and before the first item. */
  private int keyword(SelectList.Distinct distinct) {
    List<Token> tokens = work.text.tokens();
    int i = 0;
    while (tokens.get(i).start() < distinct.firstItem()) {
      i++;
    }
    boolean found = i >= 2 && is(tokens.get(i - 1), "DISTINCT") && is(tokens.get(i - 2), "SELECT");
    if (!found) {
      throw work.refuse(Reason.DISTINCT, distinct.place(), "the list");
    }
    return i - 1;
  }

  private boolean is(Token token, String word) {
    return token.kind() == Token.Kind.WORD && work.text.text(token).equalsIgnoreCase(word);
  }

  private List<Splices.Piece> columns(SelectList.Distinct distinct) {
    List<Splices.Piece> columns = new ArrayList<>();
    int position = 0;
    for (Part part : distinct.parts()) {
      position++;
      if (part instanceof Part.Sealed sealed) {
        Item item = sealed.item();
        boolean added = item.added() != null;
        if (sealed.keyed()) {
          columns.add(Splices.Piece.of(work.dialect == Dialects.H2 ? cell(item) : "" + position));
          position += added ? 1 : 0;
          continue;
        }
        position += added ? 1 : 0;
        // beside the column, its tokens have a name that another item may have too
        boolean byNumber = added && work.dialect != Dialects.H2;
        columns.add(Splices.Piece.of(byNumber ? "" + position : token(item, distinct)));
      } else if (part instanceof Part.Cells of) {
        CellItem item = cells(of, distinct);
        columns.add(item.tokens(SearchKind.EQUALITY));
        position += item.added();
      } else if (work.dialect != Dialects.H2) {
        // a name could mean another item's alias; a number means this one
        columns.add(Splices.Piece.of(Integer.toString(position)));
      } else if (part instanceof Part.Written written) {
        String name = work.text.original().substring(written.start(), written.end());
        columns.add(Splices.Piece.of(name));
      } else if (part instanceof Part.OfStar star) {
        columns.add(Splices.Piece.of(star.qualifier() + work.dialect.quote(star.name())));
      }
    }
    return columns;
  }

  /** The column itself, as the text names it. */
  private String cell(Item item) {
    return item.isOfStar()
        ? item.qualifier() + work.dialect.quote(item.label())
        : work.text.original().substring(item.itemStart(), item.referenceEnd());
  }

  private String token(Item item, SelectList.Distinct distinct) {
    if (!item.source().column().search().contains(SearchKind.EQUALITY)) {
      throw work.refuse(Reason.NO_EQUALITY, distinct.place(), item.source().column().label());
    }
    if (item.source().token(SearchKind.EQUALITY).isEmpty()) {
      throw work.refuse(Reason.THROUGH_QUERY, distinct.place(), item.source().column().label());
    }
    return work.tokenOf(item, SearchKind.EQUALITY);
  }

  /** Offset behind the last token of FROM and WHERE. */
  private int endOfWhere(int keyword) {
    List<Token> tokens = work.text.tokens();
    int depth = 0;
    int i = keyword + 1;
    while (i < tokens.size()) {
      Token token = tokens.get(i);
      String text = work.text.text(token);
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
      boolean ends =
          depth < 0
              || (depth == 0 && text.equals(";"))
              || (depth == 0
                  && token.kind() == Token.Kind.WORD
                  && AFTER_WHERE.contains(text.toUpperCase(java.util.Locale.ROOT)));
      if (ends) {
        break;
      }
      i++;
    }
    return tokens.get(i - 1).end();
  }
}
