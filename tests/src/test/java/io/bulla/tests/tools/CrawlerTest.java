package io.bulla.tests.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.tests.databases.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import schemacrawler.inclusionrule.RegularExpressionInclusionRule;
import schemacrawler.schema.Catalog;
import schemacrawler.schema.Column;
import schemacrawler.schema.Index;
import schemacrawler.schema.NamedObject;
import schemacrawler.schema.Table;
import schemacrawler.schemacrawler.LimitOptionsBuilder;
import schemacrawler.schemacrawler.SchemaCrawlerOptions;
import schemacrawler.schemacrawler.SchemaCrawlerOptionsBuilder;
import schemacrawler.tools.utility.SchemaCrawlerUtility;
import us.fatehi.utility.datasource.DatabaseConnectionSource;
import us.fatehi.utility.datasource.DatabaseConnectionSources;

/** A schema crawler sees the logical schema. */
final class CrawlerTest {

  static List<TestDatabase> databases() {
    return Bench.databases();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void theCrawledSchemaIsThePlainOne(TestDatabase database) throws Exception {
    Bench bench = new Bench(database);
    // its plugins of databases are jars of their own
    System.setProperty(
        "SC_WITHOUT_DATABASE_PLUGIN", database.isMySqlFamily() ? "mysql" : database.product());
    bench.same(source -> String.valueOf(new JdbcTemplate(source).update(MapperTest.CREATE)));
    String seen = bench.same(CrawlerTest::crawled).toLowerCase(Locale.ROOT);
    assertThat(seen).contains("ssn", "salary").doesNotContain("ssn__eq", "bulla_");
  }

  private static String crawled(DataSource source) {
    DatabaseConnectionSource connections = DatabaseConnectionSources.fromDataSource(source);
    String schema = MapperTest.schema(source);
    SchemaCrawlerOptions options =
        SchemaCrawlerOptionsBuilder.newSchemaCrawlerOptions()
            .withLimitOptions(
                LimitOptionsBuilder.builder()
                    .includeSchemas(new RegularExpressionInclusionRule(".*" + schema))
                    .toOptions());
    Catalog catalog = SchemaCrawlerUtility.getCatalog(connections, options);
    return catalog.getTables().stream()
        .map(CrawlerTest::described)
        .collect(Collectors.joining("; "));
  }

  private static String described(Table table) {
    String columns =
        table.getColumns().stream().map(CrawlerTest::described).collect(Collectors.joining(", "));
    String indexes =
        table.getIndexes().stream()
            .map(CrawlerTest::described)
            .sorted()
            .collect(Collectors.joining(", "));
    return table.getName() + " (" + columns + ") " + indexes;
  }

  private static String described(Column column) {
    return column.getName()
        + " "
        + column.getColumnDataType().getName()
        + column.getWidth()
        + (column.isPartOfPrimaryKey() ? " key" : "")
        + (column.isPartOfUniqueIndex() ? " unique" : "")
        + (column.isNullable() ? "" : " not null");
  }

  private static String described(Index index) {
    return (index.isUnique() ? "unique " : "")
        + index.getColumns().stream().map(NamedObject::getName).collect(Collectors.joining("+"));
  }
}
