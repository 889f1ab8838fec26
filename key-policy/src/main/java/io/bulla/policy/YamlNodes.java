package io.bulla.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML to nodes that know their place; everything that is not plain maps, lists, scalars fails. */
final class YamlNodes {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)\\}");
  private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final int MAX_DEPTH = 12;

  private final String source;
  private final Function<String, @Nullable String> environment;

  YamlNodes(String source, Function<String, @Nullable String> environment) {
    this.source = source;
    this.environment = environment;
  }

  /** A key of a map with its place, and its value. */
  record Entry(ScalarNode key, Node value) {}

  /** The one document of the text. */
  Node document(String yaml) throws PolicyException {
    LoadSettings settings = LoadSettings.builder().setLabel(source).setUseMarks(true).build();
    try {
      List<Node> documents = new ArrayList<>();
      for (Node document : new Compose(settings).composeAllFromString(yaml)) {
        documents.add(document);
      }
      if (documents.isEmpty() || isNull(documents.get(0))) {
        throw new PolicyException(
            source + ":1:1: the policy file is empty; begin with the line \"bulla: 1\"");
      }
      if (documents.size() > 1) {
        throw error(
            documents.get(1),
            "a policy file is one YAML document; put each schema into its own file");
      }
      refuseSharing(documents.get(0), 0);
      return documents.get(0);
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(this::place).orElse(source + ":1:1");
      throw new PolicyException(
          "%s: not valid YAML: %s; correct the line".formatted(place, e.getProblem()));
    } catch (YamlEngineException e) {
      throw new PolicyException(source + ":1:1: not valid YAML; correct the file");
    }
  }

  /** The entries by key, in order. Refuses duplicates and keys that are no plain words. */
  Map<String, Entry> map(Node node, String what) throws PolicyException {
    if (!(node instanceof MappingNode mapping)) {
      throw error(
          node, "%s must be a map of \"key: value\" lines, not %s".formatted(what, kind(node)));
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw error(tuple.getKeyNode(), "a key of %s must be a word".formatted(what));
      }
      if (key.getValue().equals("<<")) {
        throw error(key, "YAML merge keys are not used in a policy; write the lines out");
      }
      if (hasVariable(key)) {
        throw error(key, "${...} stands in values only; write the key of %s out".formatted(what));
      }
      if (entries.putIfAbsent(key.getValue(), new Entry(key, tuple.getValueNode())) != null) {
        throw error(
            key, "key \"%s\" of %s is there twice; remove one".formatted(key.getValue(), what));
      }
    }
    return entries;
  }

  /** As {@link #map}, but only with these keys. */
  Map<String, Entry> map(Node node, String what, List<String> known) throws PolicyException {
    Map<String, Entry> entries = map(node, what);
    for (Entry entry : entries.values()) {
      String key = entry.key().getValue();
      if (!known.contains(key)) {
        throw error(
            entry.key(),
            "unknown key \"%s\" of %s; %s".formatted(key, what, Spelling.known(key, known)));
      }
    }
    return entries;
  }

  List<Node> list(Node node, String what) throws PolicyException {
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw error(node, "%s must be a list in brackets, not %s".formatted(what, kind(node)));
  }

  /** A scalar's text with environment variables filled in. */
  String text(Node node, String what) throws PolicyException {
    if (!(node instanceof ScalarNode scalar) || isNull(node)) {
      throw error(node, "%s must be text, not %s".formatted(what, kind(node)));
    }
    String text = scalar.getValue();
    if (text.isBlank()) {
      throw error(node, "%s must not be empty".formatted(what));
    }
    Matcher variable = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (variable.find()) {
      String value = variable(node, what, variable.group(1));
      variable.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(filled).toString();
  }

  /** Whether {@link #text} holds an environment variable's value, which no message may repeat. */
  static boolean hasVariable(Node node) {
    return written(node).contains("${");
  }

  /** The text as it stands in the file, for messages. */
  static String written(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  Optional<Node> value(Map<String, Entry> entries, String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  PolicyException error(Node node, String message) {
    String place = node.getStartMark().map(this::place).orElse(source + ":1:1");
    return new PolicyException(place + ": " + message);
  }

  private String variable(Node node, String what, String name) throws PolicyException {
    if (!VARIABLE_NAME.matcher(name).matches()) {
      throw error(
          node, "${...} in %s must hold the name of an environment variable".formatted(what));
    }
    String value = environment.apply(name);
    if (value == null || value.isEmpty()) {
      throw error(
          node,
          "%s needs the environment variable %s, which is not set; set it before the JVM starts"
              .formatted(what, name));
    }
    return value;
  }

  private void refuseSharing(Node node, int depth) throws PolicyException {
    if (depth > MAX_DEPTH) {
      throw error(node, "a policy is not nested this deep");
    }
    if (node.getAnchor().isPresent()) {
      throw error(node, "YAML anchors and aliases are not used in a policy; write the lines out");
    }
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        refuseSharing(tuple.getKeyNode(), depth + 1);
        refuseSharing(tuple.getValueNode(), depth + 1);
      }
    }
    if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        refuseSharing(item, depth + 1);
      }
    }
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static String kind(Node node) {
    if (isNull(node)) {
      return "empty";
    }
    return switch (node.getNodeType()) {
      case MAPPING -> "a map";
      case SEQUENCE -> "a list";
      default -> "a single value";
    };
  }

  private String place(Mark mark) {
    return "%s:%d:%d".formatted(source, mark.getLine() + 1, mark.getColumn() + 1);
  }
}
