package io.bulla.policy;

import io.bulla.policy.JoinGroup.Member;
import io.bulla.policy.LogicalType.Kind;
import io.bulla.policy.YamlNodes.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** The {@code joins:} section: its columns must make the same tokens for equal values. */
final class JoinReader {
  private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^.\"]+)";
  private static final Pattern MEMBER = Pattern.compile(NAME + "\\." + NAME);

  private final YamlNodes yaml;
  private final List<TablePolicy> tables;

  JoinReader(YamlNodes yaml, List<TablePolicy> tables) {
    this.yaml = yaml;
    this.tables = tables;
  }

  List<JoinGroup> read(Optional<Node> node) throws PolicyException {
    List<JoinGroup> groups = new ArrayList<>();
    if (node.isEmpty()) {
      return groups;
    }
    Set<String> labels = new HashSet<>();
    for (Entry entry : yaml.map(node.get(), "joins").values()) {
      groups.add(group(entry, labels));
    }
    return groups;
  }

  private JoinGroup group(Entry entry, Set<String> taken) throws PolicyException {
    String name = yaml.text(entry.key(), "the name of a join group");
    String what = "join group " + name;
    List<Member> members = new ArrayList<>();
    Optional<ColumnPolicy> first = Optional.empty();
    for (Node item : yaml.list(entry.value(), what)) {
      Matcher parts = MEMBER.matcher(yaml.text(item, "a member of " + what));
      String text = YamlNodes.written(item);
      if (!parts.matches()) {
        throw yaml.error(item, "\"%s\" of %s is not written table.column".formatted(text, what));
      }
      PolicyName table = PolicyName.parse(parts.group(1));
      PolicyName column = PolicyName.parse(parts.group(2));
      ColumnPolicy policy = find(item, text, what, table, column);
      if (!taken.add(parts.group().toLowerCase(Locale.ROOT))) {
        throw yaml.error(
            item,
            "%s is a member of a join group twice; a column joins one group once".formatted(text));
      }
      if (first.isPresent()) {
        requireAlike(item, text, what, first.get(), policy);
      }
      first = first.or(() -> Optional.of(policy));
      members.add(new Member(table, column));
    }
    if (members.size() < 2) {
      throw yaml.error(entry.value(), what + " needs two columns or more; add one, or remove it");
    }
    return new JoinGroup(name, members);
  }

  private ColumnPolicy find(
      Node item, String text, String what, PolicyName table, PolicyName column)
      throws PolicyException {
    for (TablePolicy tablePolicy : tables) {
      for (ColumnPolicy columnPolicy : tablePolicy.columns()) {
        if (PolicyReader.sameName(tablePolicy.name(), table)
            && PolicyReader.sameName(columnPolicy.name(), column)) {
          if (columnPolicy.search().contains(SearchKind.EQUALITY)) {
            return columnPolicy;
          }
          throw yaml.error(
              item,
              "%s of %s has no equality tokens; add search: [equality] to the column"
                  .formatted(text, what));
        }
      }
    }
    throw yaml.error(
        item,
        "%s of %s is not a sealed column of this policy; correct the name, or seal it under tables"
            .formatted(text, what));
  }

  private void requireAlike(
      Node item, String text, String what, ColumnPolicy first, ColumnPolicy other)
      throws PolicyException {
    String problem = difference(first, other);
    if (!problem.isEmpty()) {
      throw yaml.error(
          item,
          "%s differs from the first column of %s in %s, so equal values would have different tokens; make them alike"
              .formatted(text, what, problem));
    }
  }

  private static String difference(ColumnPolicy first, ColumnPolicy other) {
    if (!comparableClass(first.type().kind()).equals(comparableClass(other.type().kind()))) {
      return "type (%s and %s)".formatted(first.type(), other.type());
    }
    if (first.compare() != other.compare()) {
      return "compare (%s and %s)".formatted(first.compare().word(), other.compare().word());
    }
    if (first.suite() != other.suite()) {
      return "suite (%s and %s)".formatted(first.suite().word(), other.suite().word());
    }
    return "";
  }

  /**
   * Kinds whose equal values have equal comparable bytes. CHAR ignores trailing blanks: its own.
   */
  private static String comparableClass(Kind kind) {
    return switch (kind) {
      case VARCHAR, TEXT -> "text";
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> "exact number";
      case BINARY, VARBINARY, BLOB -> "binary";
      default -> kind.name();
    };
  }
}
