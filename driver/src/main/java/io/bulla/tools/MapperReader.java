package io.bulla.tools;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one MyBatis mapper. No document type is processed and no entity of one is known. */
final class MapperReader {
  /**
   * A statement of a mapper.
   *
   * @param database the value of {@code databaseId}; empty for every database
   */
  record Statement(String id, String database, List<MapperNode> body, int offset) {}

  private static final List<String> STATEMENTS =
      List.of("select", "insert", "update", "delete", "selectKey");
  private static final List<String> CONJUNCTIONS = List.of("AND ", "OR ");

  private final SourceFile file;
  private final XMLStreamReader xml;
  private final List<Statement> statements = new ArrayList<>();
  private final Map<String, List<MapperNode>> fragments = new HashMap<>();
  private String namespace = "";

  /** Where the text that was read last ends. */
  private int cursor;

  private MapperReader(SourceFile file) throws XMLStreamException {
    this.file = file;
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    this.xml = factory.createXMLStreamReader(new StringReader(file.text()));
  }

  /** Whether the file's root is a mapper. */
  static boolean isMapper(SourceFile file) {
    return file.text().contains("<mapper");
  }

  static MapperReader read(SourceFile file) throws XMLStreamException {
    MapperReader reader = new MapperReader(file);
    reader.readAll();
    return reader;
  }

  String namespace() {
    return namespace;
  }

  List<Statement> statements() {
    return statements;
  }

  /** The {@code <sql>} elements by {@code namespace.id}. */
  Map<String, List<MapperNode>> fragments() {
    return fragments;
  }

  private void readAll() throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      String element = xml.getLocalName();
      if (element.equals("mapper")) {
        namespace = attribute("namespace");
      } else if (element.equals("sql")) {
        String name = namespace + "." + attribute("id");
        fragments.put(name, children());
      } else if (STATEMENTS.contains(element)) {
        statement(element, attribute("id"));
      }
    }
  }

  private void statement(String element, String id) throws XMLStreamException {
    int offset = startOfTag(element);
    String database = attribute("databaseId").toLowerCase(Locale.ROOT);
    statements.add(new Statement(id, database, children(), offset));
  }

  /** Everything up to the end of the element that is open. */
  private List<MapperNode> children() throws XMLStreamException {
    List<MapperNode> nodes = new ArrayList<>();
    cursor = Math.max(cursor, xml.getLocation().getCharacterOffset());
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> element(xml.getLocalName(), nodes);
        case XMLStreamConstants.END_ELEMENT -> {
          cursor = Math.max(cursor, xml.getLocation().getCharacterOffset());
          return nodes;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            nodes.add(text(xml.getText()));
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("the entity " + xml.getLocalName() + " is not known");
        default -> {}
      }
    }
    return nodes;
  }

  private MapperNode.Text text(String text) {
    int found = file.text().indexOf(text, cursor);
    int offset = found < 0 ? cursor : found;
    cursor = found < 0 ? cursor : found + text.length();
    return new MapperNode.Text(text, offset);
  }

  private void element(String name, List<MapperNode> nodes) throws XMLStreamException {
    int offset = startOfTag(name);
    switch (name) {
      case "if" -> nodes.add(new MapperNode.Optional(children()));
      case "choose" -> nodes.add(choose());
      case "where" ->
          nodes.add(new MapperNode.Trim("WHERE", "", CONJUNCTIONS, List.of(), children(), offset));
      case "set" ->
          nodes.add(new MapperNode.Trim("SET", "", List.of(","), List.of(","), children(), offset));
      case "trim" -> {
        String prefix = attribute("prefix");
        String suffix = attribute("suffix");
        List<String> prefixes = overrides("prefixOverrides");
        List<String> suffixes = overrides("suffixOverrides");
        nodes.add(new MapperNode.Trim(prefix, suffix, prefixes, suffixes, children(), offset));
      }
      case "foreach" -> {
        String open = attribute("open");
        String close = attribute("close");
        String separator = attribute("separator");
        nodes.add(new MapperNode.ForEach(open, close, separator, children(), offset));
      }
      case "include" -> {
        String target = attribute("refid");
        nodes.add(new MapperNode.Include(target, properties(), offset));
      }
      case "selectKey" -> statement(name, "selectKey");
      case "bind" -> children();
      default -> nodes.addAll(children());
    }
  }

  private MapperNode.Choose choose() throws XMLStreamException {
    List<List<MapperNode>> branches = new ArrayList<>();
    boolean complete = false;
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        complete |= xml.getLocalName().equals("otherwise");
        branches.add(children());
      }
    }
    if (!complete) {
      branches.add(List.of());
    }
    return new MapperNode.Choose(branches);
  }

  private Map<String, String> properties() throws XMLStreamException {
    Map<String, String> properties = new HashMap<>();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      if (xml.isStartElement()) {
        properties.put(attribute("name"), attribute("value"));
        children();
      }
    }
    return properties;
  }

  private List<String> overrides(String attribute) {
    String value = attribute(attribute).toUpperCase(Locale.ROOT);
    return value.isEmpty() ? List.of() : Arrays.asList(value.split("\\|"));
  }

  private String attribute(String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private int startOfTag(String element) {
    int end = Math.min(file.text().length(), xml.getLocation().getCharacterOffset());
    return Math.max(0, file.text().lastIndexOf("<" + element, end));
  }
}
