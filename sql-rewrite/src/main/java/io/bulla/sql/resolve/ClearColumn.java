package io.bulla.sql.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query that is sent in clear whatever meets it. Remembers how queries in FROM and
 * WITH call it and whether anything reads it. Used while one statement is translated.
 */
public final class ClearColumn implements Carrier {
  private final List<SqlNode> expressions;
  private final @Nullable ValueColumn values;
  private final Set<String> names = new HashSet<>();
  private @Nullable Place item;
  private boolean read;

  /**
   * Where the item of a SELECT list stands that it is.
   *
   * @param scope what the item may name
   * @param end offset after it, with its alias
   */
  public record Place(Scope scope, int end) {}

  /**
   * @param values the parameters and literals that it consists of, if it has no others
   */
  ClearColumn(List<SqlNode> expressions, @Nullable ValueColumn values) {
    this.expressions = List.copyOf(expressions);
    this.values = values;
  }

  ClearColumn at(Scope scope, int end) {
    item = new Place(scope, end);
    return this;
  }

  /** Its place, where it is one expression of a SELECT list. */
  public @Nullable Place item() {
    return item;
  }

  /** What the text writes for it. */
  public List<SqlNode> expressions() {
    return expressions;
  }

  /** Whether it has the name of a column and nothing reads it. */
  public boolean isUnread(String name) {
    return !read && names.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void call(String name) {
    names.add(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void read() {
    read = true;
  }

  @Override
  public @Nullable ValueColumn values() {
    return values;
  }
}
