package io.bulla.sql.rewrite;

import io.bulla.sql.Output;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.OutputColumn;
import io.bulla.sql.resolve.QueryColumns;
import io.bulla.sql.resolve.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * What the columns of a result are. H2 and MySQL call one without a name after its text: where that
 * is edited, the application still sees the text that it wrote; a query around it cannot.
 */
final class Outputs {
  private final Work work;
  private final SelectItems items;

  Outputs(Work work) {
    this.work = work;
    this.items = new SelectItems(work.text);
  }

  /**
   * What the statement returns, once all its edits are known.
   *
   * @return empty when each column is as the real driver shows it
   */
  List<Output> of(QueryColumns columns) {
    if (work.dialect != Dialects.POSTGRESQL) {
      work.resolver.selectList().namesTaken().forEach(this::refuseEdited);
      if (!columns.known()) {
        // which number a column has is not known
        columns.columns().stream()
            .map(OutputColumn::unnamed)
            .filter(Objects::nonNull)
            .forEach(this::refuseEdited);
      }
    }
    List<Output> outputs = columns.columns().stream().map(this::of).toList();
    boolean asTheyCome = outputs.stream().allMatch(new Output.Clear()::equals);
    return asTheyCome ? List.of() : outputs;
  }

  private Output of(OutputColumn column) {
    SqlNode unnamed = column.unnamed();
    Optional<Output.Label> label =
        unnamed == null || work.dialect == Dialects.POSTGRESQL ? Optional.empty() : label(unnamed);
    SealedColumn sealed = column.sealed();
    return sealed == null ? new Output.Clear(label) : new Output.Decrypt(sealed, label);
  }

  private Optional<Output.Label> label(SqlNode unnamed) {
    SelectItems.Span span = items.of(unnamed);
    if (!work.splices.isEdited(span.start(), span.end())) {
      return Optional.empty();
    }
    if (work.dialect == Dialects.H2 && !work.splices.keepsShape(span.start(), span.end())) {
      // H2 writes the expression its own way, which cannot be told from another expression
      throw work.refuse(Reason.UNNAMED_OUTPUT, unnamed);
    }
    return Optional.of(new Output.Label(work.text.original().substring(span.start(), span.end())));
  }

  /** The text may use the name, which is no longer what it was. */
  private void refuseEdited(SqlNode unnamed) {
    SelectItems.Span span = items.of(unnamed);
    if (work.splices.isEdited(span.start(), span.end())) {
      throw work.refuse(Reason.UNNAMED_OUTPUT, unnamed);
    }
  }
}
