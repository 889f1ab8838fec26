package io.bulla.tools;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts one form of a mapper's statement together. One run for each form. */
final class MapperText {
  private static final Pattern PLACEHOLDER = Pattern.compile("([#$])\\{([^}]*)}");
  private static final int DEEPEST_INCLUDE = 40;

  private final Map<String, List<MapperNode>> fragments;
  private final String namespace;
  private final VariantChoices choices;
  private final Set<String> unknown = new LinkedHashSet<>();
  private int depth;
  private boolean impossible;

  /**
   * @param fragments the {@code <sql>} elements of all mappers, by {@code namespace.id}
   */
  MapperText(Map<String, List<MapperNode>> fragments, String namespace, VariantChoices choices) {
    this.fragments = fragments;
    this.namespace = namespace;
    this.choices = choices;
  }

  /** What stands in the text that is only known when the application runs. */
  Set<String> unknown() {
    return unknown;
  }

  /** Whether the form is one that no database takes, since nothing is set. */
  boolean isImpossible() {
    return impossible;
  }

  LocatedText of(List<MapperNode> nodes, Map<String, String> properties) {
    LocatedText text = new LocatedText();
    for (MapperNode node : nodes) {
      text.add(of(node, properties));
    }
    return text;
  }

  private LocatedText of(MapperNode node, Map<String, String> properties) {
    if (node instanceof MapperNode.Text plain) {
      return text(plain, properties);
    }
    if (node instanceof MapperNode.Optional optional) {
      return choices.below(2) == 0 ? of(optional.body(), properties) : new LocatedText();
    }
    if (node instanceof MapperNode.Choose choose) {
      return of(choose.branches().get(choices.below(choose.branches().size())), properties);
    }
    if (node instanceof MapperNode.Trim trim) {
      return trimmed(trim, of(trim.body(), properties).stripped());
    }
    if (node instanceof MapperNode.ForEach each) {
      LocatedText body = of(each.body(), properties);
      return new LocatedText()
          .addAt(" " + each.open() + " ", each.offset())
          .add(body)
          .addAt(each.separator() + " ", each.offset())
          .add(body)
          .addAt(" " + each.close() + " ", each.offset());
    }
    return included((MapperNode.Include) node, properties);
  }

  private LocatedText text(MapperNode.Text node, Map<String, String> properties) {
    LocatedText text = new LocatedText();
    Matcher placeholder = PLACEHOLDER.matcher(node.text());
    int end = 0;
    while (placeholder.find()) {
      int start = placeholder.start();
      text.add(node.text().substring(end, start), node.offset() + end);
      String name = placeholder.group(2).strip();
      if (placeholder.group(1).equals("#")) {
        text.addAt("?", node.offset() + start);
      } else {
        text.addAt(substituted(name, properties), node.offset() + start);
      }
      end = placeholder.end();
    }
    return text.add(node.text().substring(end), node.offset() + end);
  }

  private String substituted(String name, Map<String, String> properties) {
    String value = properties.get(name);
    if (value == null) {
      unknown.add("${" + name + "}");
      return "";
    }
    return value;
  }

  private LocatedText trimmed(MapperNode.Trim trim, LocatedText body) {
    LocatedText content = body;
    if (content.toString().isEmpty()) {
      impossible |= trim.prefix().equalsIgnoreCase("SET");
      return content;
    }
    String upper = content.toString().toUpperCase(Locale.ROOT).replaceAll("\\s", " ");
    for (String without : trim.withoutPrefixes()) {
      if (upper.startsWith(without)) {
        content = content.part(without.length(), upper.length());
        break;
      }
    }
    upper = content.toString().toUpperCase(Locale.ROOT).replaceAll("\\s", " ");
    for (String without : trim.withoutSuffixes()) {
      if (upper.endsWith(without.strip())) {
        content = content.part(0, upper.length() - without.strip().length());
        break;
      }
    }
    return new LocatedText()
        .addAt(" " + trim.prefix() + " ", trim.offset())
        .add(content)
        .addAt(" " + trim.suffix() + " ", trim.offset());
  }

  private LocatedText included(MapperNode.Include include, Map<String, String> properties) {
    Matcher placeholder = PLACEHOLDER.matcher(include.name());
    String name =
        placeholder.replaceAll(
            found -> Matcher.quoteReplacement(substituted(found.group(2).strip(), properties)));
    List<MapperNode> fragment = fragments.get(namespace + "." + name);
    if (fragment == null) {
      fragment = fragments.get(name);
    }
    if (fragment == null || depth == DEEPEST_INCLUDE) {
      unknown.add("<include refid=\"" + name + "\">");
      return new LocatedText();
    }
    Map<String, String> inner = new HashMap<>(properties);
    inner.putAll(include.properties());
    depth++;
    LocatedText text = of(fragment, inner);
    depth--;
    return text;
  }
}
