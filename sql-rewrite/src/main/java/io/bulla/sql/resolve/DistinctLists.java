package io.bulla.sql.resolve;

import io.bulla.sql.parse.Names;
import io.bulla.sql.resolve.SelectList.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;

/** The lists of SELECT DISTINCT, whose equal rows count once. */
final class DistinctLists {
  private final Identifiers identifiers;
  private final Columns columns;
  private final RowKeys rowKeys;
  private final List<SelectList.Star> stars;

  DistinctLists(
      Identifiers identifiers, Columns columns, RowKeys rowKeys, List<SelectList.Star> stars) {
    this.identifiers = identifiers;
    this.columns = columns;
    this.rowKeys = rowKeys;
    this.stars = stars;
  }

  /** What a select list with sealed columns lists. */
  SelectList.Distinct of(SqlSelect select, QueryColumns result, Scope scope) {
    SqlNodeList list = select.getSelectList();
    SqlNode first = Names.withoutAlias(list.get(0));
    boolean grouped =
        select.getGroup() != null
            || select.getHaving() != null
            || !select.getWindowList().isEmpty()
            || select.getQualify() != null;
    List<Part> parts = new ArrayList<>();
    List<Field> listed = new ArrayList<>();
    for (SqlNode node : list) {
      SqlNode item = Names.withoutAlias(node);
      if (identifiers.isStar(item)) {
        for (Item of : star((SqlIdentifier) item, result).items()) {
          parts.add(partOfStar(of));
          listed.add(of.source());
        }
      } else {
        parts.add(part(item, result.columns().get(parts.size())));
        columns.reference(item, scope).ifPresent(listed::add);
      }
    }
    if (!grouped && listed.stream().anyMatch(RowKeys::needsKey)) {
      Set<Field> determined = rowKeys.determined(listed, scope);
      parts.replaceAll(part -> keyed(part, determined));
    }
    return new SelectList.Distinct(Names.start(first), grouped, renames(list, result), parts, list);
  }

  /** Whether a name could mean more than one thing behind DISTINCT ON. */
  private boolean renames(SqlNodeList list, QueryColumns result) {
    Set<String> labels = new HashSet<>();
    boolean twice = result.columns().stream().anyMatch(column -> !labels.add(column.name()));
    boolean alias = false;
    for (SqlNode node : list) {
      SqlNode item = Names.withoutAlias(node);
      boolean renamed =
          node != item
              && item instanceof SqlIdentifier column
              && !identifiers.column(column).equals(identifiers.column(alias(node)));
      alias |= renamed && labels.contains(identifiers.column((SqlIdentifier) item));
    }
    return twice || alias;
  }

  private static SqlIdentifier alias(SqlNode as) {
    return ((SqlCall) as).operand(1);
  }

  private static String sealedLabel(QueryColumns result) {
    return Objects.requireNonNull(result.firstSealed().orElseThrow().sealed()).label();
  }

  private SelectList.Star star(SqlIdentifier item, QueryColumns result) {
    int start = identifiers.start(item);
    return stars.stream()
        .filter(star -> star.start() == start)
        .findFirst()
        .orElseThrow(() -> Resolver.refusal(Reason.DISTINCT, item, sealedLabel(result)));
  }

  private static Part keyed(Part part, Set<Field> determined) {
    return part instanceof Part.Sealed sealed && determined.contains(sealed.item().source())
        ? new Part.Sealed(sealed.item(), true)
        : part;
  }

  private static Part partOfStar(Item item) {
    return item.source().sealed() == null
        ? new Part.OfStar(item.qualifier(), item.label())
        : new Part.Sealed(item, false);
  }

  private Part part(SqlNode item, OutputColumn output) {
    if (output.sealed() != null) {
      if (output.carrier() instanceof Item sealed) {
        return new Part.Sealed(sealed, false);
      }
      if (output.carrier() instanceof Computed computed) {
        return new Part.Cells(computed);
      }
      throw Resolver.refusal(Reason.DISTINCT, item, output.sealed().label());
    }
    return item instanceof SqlIdentifier plain
        ? new Part.Written(identifiers.start(plain), identifiers.end(plain))
        : new Part.Other();
  }
}
