package io.bulla.jdbc;

import io.bulla.keys.ProtectedColumn;
import io.bulla.keys.ProtectedTable;
import io.bulla.policy.SearchKind;
import io.bulla.sql.NameCase;
import io.bulla.sql.dialect.Dialect;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Checks, before anything is written, that an existing table has room for cells and tokens. */
final class Layout {
  private static final Set<Integer> BINARY =
      Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

  private Layout() {}

  /**
   * @param stored the table's columns; empty when it does not exist yet
   */
  static void check(
      Dialect dialect, NameCase names, ProtectedTable table, List<TableReader.StoredColumn> stored)
      throws SQLException {
    if (stored.isEmpty()) {
      return;
    }
    for (ProtectedColumn column : table.columns()) {
      checkCell(dialect, names, table, column, stored);
      for (SearchKind kind : column.search()) {
        checkToken(dialect, names, table, kind.tokenColumn(column.name()), kind, stored);
      }
    }
  }

  private static void checkCell(
      Dialect dialect,
      NameCase names,
      ProtectedTable table,
      ProtectedColumn column,
      List<TableReader.StoredColumn> stored)
      throws SQLException {
    String label = table.table() + "." + column.name();
    String type = dialect.cellType(column.type());
    TableReader.StoredColumn found =
        find(names, stored, column.name())
            .orElseThrow(
                () ->
                    Errors.connect(
                        "the policy seals "
                            + label
                            + ", but the table has no such column. Add it"
                            + " as "
                            + type
                            + " or take it out of the policy."));
    if (!BINARY.contains(found.jdbcType())) {
      throw Errors.connect(
          label
              + " is not sealed yet: it is still of the plain type "
              + found.typeName()
              + ", and a cell needs "
              + type
              + ". Seal the column first.");
    }
    OptionalInt canonical = column.type().maxCanonicalSizeBytes();
    boolean fits =
        canonical.isEmpty()
            || found.size() <= 0
            || found.size() >= canonical.getAsInt() + column.suite().overheadSizeBytes();
    if (!fits) {
      throw Errors.connect(
          label
              + " is too narrow for a cell: it has "
              + found.size()
              + " bytes and needs "
              + type
              + ". Widen the column.");
    }
  }

  private static void checkToken(
      Dialect dialect,
      NameCase names,
      ProtectedTable table,
      String name,
      SearchKind kind,
      List<TableReader.StoredColumn> stored)
      throws SQLException {
    Optional<TableReader.StoredColumn> found = find(names, stored, name);
    boolean fits =
        found.isPresent()
            && BINARY.contains(found.get().jdbcType())
            && (found.get().size() <= 0 || found.get().size() >= kind.tokenSizeBytes());
    if (!fits) {
      throw Errors.connect(
          table.table()
              + " has no column "
              + name
              + " "
              + dialect.tokenType(kind)
              + " for search: "
              + kind.word()
              + ". Add it and fill it, or take the search kind out of the policy.");
    }
  }

  private static Optional<TableReader.StoredColumn> find(
      NameCase names, List<TableReader.StoredColumn> stored, String name) {
    return stored.stream()
        .filter(column -> names.matches(column.name(), names.fold(name, true)))
        .findFirst();
  }
}
