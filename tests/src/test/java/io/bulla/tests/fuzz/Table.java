package io.bulla.tests.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/** A base table; its first column is {@code id}, the key. */
record Table(Name name, List<Column> columns) {

  boolean isProtected() {
    return columns.stream().anyMatch(Column::sealed);
  }

  String columnDefinitions(Product product) {
    return columns.stream()
        .map(column -> column.definition(product))
        .collect(Collectors.joining(", "));
  }

  String insert(Product product) {
    String names =
        columns.stream().map(each -> each.name().plain(product)).collect(Collectors.joining(", "));
    String marks = columns.stream().map(each -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO " + name.plain(product) + " (" + names + ") VALUES (" + marks + ")";
  }
}
