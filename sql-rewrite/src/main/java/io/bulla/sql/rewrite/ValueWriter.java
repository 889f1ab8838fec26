package io.bulla.sql.rewrite;

import io.bulla.policy.SearchKind;
import io.bulla.sql.Binding;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.ValueSource;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.resolve.Reason;
import io.bulla.sql.resolve.RefusedException;
import io.bulla.sql.resolve.ValueColumn;
import java.util.List;
import java.util.Objects;

/** Writes the values of a query that have met a sealed column: cells, tokens, or both. */
final class ValueWriter {
  private final Work work;

  ValueWriter(Work work) {
    this.work = work;
  }

  void write(List<ValueColumn> columns) {
    for (ValueColumn column : columns) {
      sealUnused(column);
      SealedColumn sealed = column.column();
      if (sealed != null) {
        refuseUntyped(column, sealed);
        column.places().forEach(place -> write(place, column, sealed));
      }
    }
  }

  /** A value that nothing uses is sent all the same: as a cell, if a sealed column has its name. */
  private void sealUnused(ValueColumn column) {
    boolean nulls =
        column.places().stream()
            .allMatch(
                place -> Value.of(place.value(), work.text).filter(Value::isKeyword).isPresent());
    if (nulls) {
      return;
    }
    work.resolver.touched().stream()
        .flatMap(table -> table.sealed().values().stream())
        .filter(candidate -> column.isUndecided(candidate.name()))
        .findFirst()
        .ifPresent(
            candidate -> {
              column.become(candidate);
              column.store();
            });
  }

  /** PostgreSQL makes a column of nothing but strings and NULL a text before anything meets it. */
  private void refuseUntyped(ValueColumn column, SealedColumn sealed) {
    if (work.dialect != Dialects.POSTGRESQL
        || !column.isTypedInside()
        || sealed.type().kind().isText()
        || column.places().isEmpty()) {
      return;
    }
    boolean typed = false;
    Value first = null;
    for (ValueColumn.Place place : column.places()) {
      Value value = Value.of(place.value(), work.text).orElseThrow();
      boolean string =
          value.source() instanceof ValueSource.Literal literal
              && literal.kind() == ValueSource.Literal.Kind.STRING;
      typed |= value.cast() != null || !(value.isKeyword() || string);
      first = first == null ? value : first;
    }
    if (!typed && first != null) {
      throw new RefusedException(
          Reason.CAST, first.start(), first.end(), "text", sealed.label(), sealed.type());
    }
  }

  private void write(ValueColumn.Place place, ValueColumn column, SealedColumn sealed) {
    Value value = Value.of(place.value(), work.text).orElseThrow();
    if (column.isStored()) {
      LiteralFit.refuseStored(value, sealed, column.isAmongOthers(), work);
    }
    if (column.isCompared()) {
      LiteralFit.refuseCompared(value, sealed, work);
    }
    if (value.isKeyword()) {
      keyword(place, value, column);
      return;
    }
    boolean bare = !place.inRow() && value.isBareParameter();
    String mark = work.dialect.typedParameter(bare);
    SearchKind replacement = column.replacement();
    if (replacement != null) {
      Binding token = token(value, column, sealed, replacement);
      work.splices.replace(value.start(), value.end(), mark, List.of(token));
      return;
    }
    Binding cell = Targets.cell(value, sealed);
    SearchKind added = column.added();
    if (added == null) {
      work.splices.replace(value.start(), value.end(), mark, List.of(cell));
      return;
    }
    Binding token = token(value, column, sealed, added);
    if (place.end() <= value.end()) {
      work.splices.replace(value.start(), value.end(), mark + ", " + mark, List.of(cell, token));
      return;
    }
    work.splices.replace(value.start(), value.end(), mark, List.of(cell));
    work.splices.insert(place.end(), ", " + mark + named(place, added), List.of(token));
  }

  /** NULL is NULL in both. */
  private void keyword(ValueColumn.Place place, Value value, ValueColumn column) {
    SearchKind added = column.added();
    String mark = work.dialect.typedNull(value.cast() == null);
    work.splices.replace(value.start(), value.end(), mark, List.of());
    if (added != null) {
      int end = Math.max(place.end(), value.end());
      work.splices.insert(end, ", " + mark + named(place, added), List.of());
    }
  }

  private String named(ValueColumn.Place place, SearchKind kind) {
    return place.label().isEmpty()
        ? ""
        : " AS " + work.dialect.quote(kind.tokenColumn(place.label()));
  }

  private Binding token(Value value, ValueColumn column, SealedColumn sealed, SearchKind kind) {
    Binding.Use use =
        !column.isStored()
            ? CastFit.use(value, sealed, work.dialect)
            : column.isCompared() ? Binding.Use.BOTH : Binding.Use.STORED;
    return new Binding.Token(sealed, kind, Objects.requireNonNull(value.source()), use);
  }
}
