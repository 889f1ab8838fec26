package io.bulla.benchmarks;

import io.bulla.policy.Comparison;
import io.bulla.policy.LogicalTypes;
import io.bulla.policy.SearchKind;
import io.bulla.sql.Catalog;
import io.bulla.sql.NameCase;
import io.bulla.sql.SealedColumn;
import io.bulla.sql.SessionModes;
import io.bulla.sql.TableInfo;
import io.bulla.sql.Translation;
import io.bulla.sql.dialect.Dialects;
import io.bulla.sql.dialect.LexException;
import io.bulla.sql.dialect.SqlText;
import io.bulla.sql.rewrite.Rewriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a text costs that is new: read by the pre-lexer, and parsed, resolved and rewritten. Each
 * happens once for a text; {@link StatementBenchmark} shows what is left after that.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PartsBenchmark {
  private static final SessionModes MODES = new SessionModes(true, false, true, "shop");

  /** Size of the text. */
  public enum Text {
    PASSING("SELECT o.id, o.total FROM purchase o WHERE o.customer_id = ? AND o.state = 'open'"),
    POINT("SELECT name, ssn, email FROM customer WHERE ssn = ?"),
    INSERT("INSERT INTO customer (id, name, ssn, email) VALUES (?, ?, ?, ?)"),
    REPORT(
        """
        SELECT n.name AS nation, c.name, c.ssn, count(*) AS orders, sum(l.price * (1 - l.discount)) AS revenue,
               CASE WHEN sum(l.quantity) > 300 THEN 'large' ELSE 'small' END AS size
        FROM customer c
          JOIN claim k ON k.holder_ssn = c.ssn
          JOIN purchase o ON o.customer_id = c.id
          JOIN line l ON l.purchase_id = o.id
          LEFT JOIN nation n ON n.id = c.nation_id
        WHERE o.placed >= DATE '1994-01-01' AND o.placed < DATE '1995-01-01'
          AND l.discount BETWEEN 0.05 AND 0.07 AND l.quantity < 24
          AND c.ssn IN (SELECT x.holder_ssn FROM claim x WHERE x.amount > 1000)
          AND EXISTS (SELECT 1 FROM line m WHERE m.purchase_id = o.id AND m.shipped > o.placed)
          AND n.name IN ('INVENTED', 'ALSO INVENTED')
        GROUP BY n.name, c.name, c.ssn
        HAVING sum(l.price) > 100
        ORDER BY revenue DESC, c.name
        LIMIT 20
        """);

    final String sql;

    Text(String sql) {
      this.sql = sql;
    }
  }

  @Param({"PASSING", "POINT", "INSERT", "REPORT"})
  public Text text = Text.POINT;

  private final Rewriter rewriter = new Rewriter(Dialects.POSTGRESQL);
  private final Shop shop = new Shop();

  @Benchmark
  public boolean lex() throws LexException {
    SqlText read = Dialects.POSTGRESQL.lex(text.sql, MODES);
    return read.mentions(shop.guardedNames());
  }

  @Benchmark
  public Translation translate() {
    return rewriter.translate(text.sql, MODES, shop);
  }

  /** Five tables, two of them protected. */
  static final class Shop implements Catalog {
    private static final String SCHEMA = "shop";
    private final Map<String, TableInfo> tables =
        Map.of(
            "customer",
            protectedTable(
                "customer",
                List.of("id", "name", "ssn", "email", "nation_id"),
                Map.of("ssn", sealed("customer", "ssn"), "email", sealed("customer", "email"))),
            "claim",
            protectedTable(
                "claim",
                List.of("id", "holder_ssn", "amount"),
                Map.of("holder_ssn", sealed("claim", "holder_ssn"))),
            "purchase",
            plain("purchase", List.of("id", "customer_id", "placed", "state", "total")),
            "line",
            plain("line", List.of("id", "purchase_id", "price", "discount", "quantity", "shipped")),
            "nation",
            plain("nation", List.of("id", "name")));

    private static SealedColumn sealed(String table, String name) {
      return new SealedColumn(
          SCHEMA,
          table,
          name,
          LogicalTypes.parse("VARCHAR(80)"),
          Set.of(SearchKind.EQUALITY),
          Comparison.EXACT,
          name.endsWith("ssn") ? Optional.of("person") : Optional.empty());
    }

    private static TableInfo protectedTable(
        String name, List<String> columns, Map<String, SealedColumn> sealed) {
      return new TableInfo(SCHEMA, name, columns, TableInfo.Kind.PROTECTED, sealed);
    }

    private static TableInfo plain(String name, List<String> columns) {
      return new TableInfo(SCHEMA, name, columns, TableInfo.Kind.PLAIN, Map.of());
    }

    @Override
    public Optional<TableInfo> find(List<String> path) {
      return Optional.ofNullable(tables.get(path.get(path.size() - 1)));
    }

    @Override
    public List<String> primaryKey(TableInfo table) {
      return List.of("id");
    }

    @Override
    public Optional<TableInfo> findPlanned(List<String> path) {
      return Optional.empty();
    }

    @Override
    public Set<String> guardedNames() {
      return Set.of("customer", "claim", "bulla_data_key", "bulla_column");
    }

    @Override
    public NameCase tableNames() {
      return NameCase.LOWER;
    }

    @Override
    public NameCase columnNames() {
      return NameCase.LOWER;
    }

    @Override
    public long version() {
      return 0;
    }
  }
}
