package io.bulla.policy;

import io.bulla.policy.LogicalType.Kind;
import io.bulla.policy.YamlNodes.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Nodes to {@link Policy}. For one file. */
final class PolicyReader {
  private static final List<String> TOP =
      List.of("bulla", "schema", "kms", "suite", "tables", "joins");
  private static final List<String> COLUMN = List.of("type", "search", "compare", "suite");

  private final String source;
  private final YamlNodes yaml;

  PolicyReader(String source, YamlNodes yaml) {
    this.source = source;
    this.yaml = yaml;
  }

  Policy read(String text) throws PolicyException {
    Node document = yaml.document(text);
    Map<String, Entry> top = yaml.map(document, "the policy", TOP);
    Node version = required(document, top, "bulla", "the policy", "bulla: 1");
    if (!yaml.text(version, "bulla").equals("1")) {
      throw yaml.error(version, "this Bulla reads format version 1 only; write \"bulla: 1\"");
    }
    Optional<PolicyName> schema = Optional.empty();
    if (top.containsKey("schema")) {
      schema = Optional.of(name(top.get("schema").value(), "schema"));
    }
    SuiteName suite = suite(yaml.value(top, "suite"), SuiteName.XAES_256_GCM);
    List<TablePolicy> tables = tables(yaml.value(top, "tables"), suite);
    KmsSettings kms =
        tables.isEmpty() && !top.containsKey("kms")
            ? KmsSettings.NONE
            : kms(required(document, top, "kms", "the policy", "kms: { provider: local, ... }"));
    return new Policy(
        source, schema, kms, tables, new JoinReader(yaml, tables).read(yaml.value(top, "joins")));
  }

  private KmsSettings kms(Node node) throws PolicyException {
    Map<String, Entry> entries = yaml.map(node, "kms");
    Node provider = required(node, entries, "provider", "kms", "provider: local");
    Map<String, String> settings = new LinkedHashMap<>();
    for (Entry entry : entries.values()) {
      String key = entry.key().getValue();
      flatten("", key, entry.value(), settings);
    }
    String providerName = yaml.text(provider, "kms.provider");
    Optional<String> cmk = Optional.ofNullable(settings.remove("cmk"));
    settings.remove("provider");
    return new KmsSettings(providerName, cmk, settings);
  }

  /** {@code secondary: { cmk: x }} becomes the setting {@code secondary.cmk}. */
  private void flatten(String prefix, String key, Node value, Map<String, String> settings)
      throws PolicyException {
    String path = prefix + key;
    if (value instanceof MappingNode) {
      for (Entry entry : yaml.map(value, "kms." + path).values()) {
        flatten(path + ".", entry.key().getValue(), entry.value(), settings);
      }
      return;
    }
    if (settings.putIfAbsent(path, yaml.text(value, "kms." + path)) != null) {
      throw yaml.error(value, "kms.%s is there twice; remove one".formatted(path));
    }
  }

  private List<TablePolicy> tables(Optional<Node> node, SuiteName suite) throws PolicyException {
    List<TablePolicy> tables = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    if (node.isEmpty()) {
      return tables;
    }
    for (Entry entry : yaml.map(node.get(), "tables").values()) {
      PolicyName table = name(entry.key(), "the name of a table");
      refuseSecond(entry, table, seen, "table");
      String what = "table " + table;
      Map<String, Entry> keys = yaml.map(entry.value(), what, List.of("columns"));
      Node columns = required(entry.key(), keys, "columns", what, "columns: { ... }");
      tables.add(new TablePolicy(table, columns(columns, table, suite)));
    }
    return tables;
  }

  private List<ColumnPolicy> columns(Node node, PolicyName table, SuiteName suite)
      throws PolicyException {
    List<ColumnPolicy> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Entry entry : yaml.map(node, "columns of table " + table).values()) {
      PolicyName name = name(entry.key(), "the name of a column");
      refuseSecond(entry, name, seen, "column");
      columns.add(column(entry, table, name, suite));
    }
    if (columns.isEmpty()) {
      throw yaml.error(
          node, "table %s seals no column; name one, or remove the table".formatted(table));
    }
    return columns;
  }

  private ColumnPolicy column(Entry entry, PolicyName table, PolicyName name, SuiteName suite)
      throws PolicyException {
    String what = "column " + table + "." + name;
    Map<String, Entry> keys = yaml.map(entry.value(), what, COLUMN);
    Node typeNode = required(entry.key(), keys, "type", what, "type: VARCHAR(20)");
    LogicalType type = type(typeNode, what);
    Set<SearchKind> search = search(yaml.value(keys, "search"), what, type);
    Comparison compare = Comparison.EXACT;
    if (keys.containsKey("compare")) {
      compare = compare(keys.get("compare").value(), what, type);
    }
    return new ColumnPolicy(name, type, search, compare, suite(yaml.value(keys, "suite"), suite));
  }

  private LogicalType type(Node node, String what) throws PolicyException {
    try {
      return TypeNames.parse(yaml.text(node, "type of " + what));
    } catch (IllegalArgumentException e) {
      if (YamlNodes.hasVariable(node)) {
        throw yaml.error(
            node,
            "%s: %s does not stand for a type; write for example VARCHAR(20)"
                .formatted(what, YamlNodes.written(node)));
      }
      throw yaml.error(node, what + ": " + e.getMessage());
    }
  }

  private Set<SearchKind> search(Optional<Node> node, String what, LogicalType type)
      throws PolicyException {
    Set<SearchKind> kinds = new LinkedHashSet<>();
    if (node.isEmpty()) {
      return kinds;
    }
    List<String> known = List.of(SearchKind.EQUALITY.word());
    for (Node item : yaml.list(node.get(), "search of " + what)) {
      String word = yaml.text(item, "search of " + what);
      if (!known.contains(word)) {
        throw yaml.error(
            item,
            "unknown search kind \"%s\" of %s; %s"
                .formatted(
                    YamlNodes.written(item), what, Spelling.known(YamlNodes.written(item), known)));
      }
      if (!kinds.add(SearchKind.EQUALITY)) {
        throw yaml.error(item, "search of %s names \"%s\" twice; remove one".formatted(what, word));
      }
      refuseEquality(item, what, type);
    }
    return kinds;
  }

  private void refuseEquality(Node item, String what, LogicalType type) throws PolicyException {
    if (type.kind() == Kind.BOOLEAN) {
      throw yaml.error(
          item,
          "equality tokens of the BOOLEAN %s would show which rows are equal, and so nearly the values; remove search"
              .formatted(what));
    }
    if (type.kind() == Kind.JSON) {
      throw yaml.error(
          item, "%s is JSON, which has no equality in SQL; remove search".formatted(what));
    }
  }

  private Comparison compare(Node node, String what, LogicalType type) throws PolicyException {
    String word = yaml.text(node, "compare of " + what);
    List<String> known = new ArrayList<>();
    for (Comparison comparison : Comparison.values()) {
      known.add(comparison.word());
      if (comparison.word().equals(word)) {
        if (comparison == Comparison.IGNORE_CASE && !type.kind().isText()) {
          throw yaml.error(
              node,
              "compare: ignore-case is for text, but %s is %s; remove compare"
                  .formatted(what, type));
        }
        return comparison;
      }
    }
    throw yaml.error(
        node,
        "unknown compare \"%s\" of %s; %s"
            .formatted(
                YamlNodes.written(node), what, Spelling.known(YamlNodes.written(node), known)));
  }

  private SuiteName suite(Optional<Node> node, SuiteName otherwise) throws PolicyException {
    if (node.isEmpty()) {
      return otherwise;
    }
    String word = yaml.text(node.get(), "suite");
    List<String> known = new ArrayList<>();
    for (SuiteName suite : SuiteName.values()) {
      known.add(suite.word());
      if (suite.word().equals(word)) {
        return suite;
      }
    }
    throw yaml.error(
        node.get(),
        "unknown suite \"%s\"; %s"
            .formatted(
                YamlNodes.written(node.get()),
                Spelling.known(YamlNodes.written(node.get()), known)));
  }

  private PolicyName name(Node node, String what) throws PolicyException {
    try {
      return PolicyName.parse(yaml.text(node, what));
    } catch (IllegalArgumentException e) {
      throw yaml.error(node, "the double quotes in %s do not close".formatted(what));
    }
  }

  /** Names that may fold to the same one in the database are too near. */
  private void refuseSecond(Entry entry, PolicyName name, Set<String> seen, String what)
      throws PolicyException {
    String folded = name.exact() ? name.toString() : name.text().toLowerCase(Locale.ROOT);
    if (!seen.add(folded)) {
      throw yaml.error(
          entry.key(),
          "%s %s is there twice (unquoted names fold); remove one, or write it in double quotes inside single ones"
              .formatted(what, name));
    }
  }

  private Node required(
      Node place, Map<String, Entry> entries, String key, String what, String example)
      throws PolicyException {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw yaml.error(place, "%s lacks the key \"%s\"; add %s".formatted(what, key, example));
    }
    return entry.value();
  }

  static boolean sameName(PolicyName left, PolicyName right) {
    return left.exact() == right.exact()
        && (left.exact()
            ? left.text().equals(right.text())
            : left.text().equalsIgnoreCase(right.text()));
  }
}
