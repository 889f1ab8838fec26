package io.bulla.tools;

import io.bulla.jdbc.Explainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/** The statements of scripts, mappers and logs. */
final class Sources {
  /** How files hold statements. */
  enum Format {
    SQL,
    MYBATIS,
    LOG
  }

  private static final Map<String, Set<String>> DATABASE_IDS =
      Map.of(
          "H2", Set.of("", "h2"),
          "PostgreSQL", Set.of("", "postgresql", "postgres", "pg"),
          "MySQL", Set.of("", "mysql", "mariadb"));
  private static final Pattern LOGGED =
      Pattern.compile(
          "LOG:  (duration|statement|execute)|\\t\\s*\\d+ (Query|Prepare|Connect)\\t"
              + "|^Hibernate: |org\\.hibernate\\.SQL",
          Pattern.MULTILINE);

  private final Explainer explainer;
  private final Map<String, String> properties;
  private final int variants;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private final List<MapperFile> mappers = new ArrayList<>();
  private int ofOtherDatabases;

  private record MapperFile(SourceFile file, MapperReader reader) {}

  /**
   * @param properties values of {@code ${..}} in mappers
   * @param variants how many forms of a mapper's statement are looked at, about
   */
  Sources(Explainer explainer, Map<String, String> properties, int variants) {
    this.explainer = explainer;
    this.properties = properties;
    this.variants = variants;
  }

  List<Candidate> candidates() {
    return candidates;
  }

  /** Files that are not what their names say, each with the reason. */
  List<String> unreadable() {
    return unreadable;
  }

  /** Statements of mappers that are for other databases. */
  int ofOtherDatabases() {
    return ofOtherDatabases;
  }

  /**
   * Adds a file, or those of a folder.
   *
   * @param format absent: by name and content
   */
  void add(Path path, java.util.Optional<Format> format) throws IOException {
    for (Path file : files(path)) {
      SourceFile source = SourceFile.read(file);
      switch (format.orElseGet(() -> formatOf(source))) {
        case SQL -> script(source);
        case LOG -> log(source);
        case MYBATIS -> mapper(source);
      }
    }
  }

  private static List<Path> files(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).filter(Sources::isSource).sorted().toList();
    }
  }

  private static boolean isSource(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".sql") || name.endsWith(".log") || name.endsWith(".xml");
  }

  private static Format formatOf(SourceFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".xml")) {
      return Format.MYBATIS;
    }
    boolean log = !name.endsWith(".sql") && LOGGED.matcher(file.text()).find();
    return log || name.endsWith(".log") ? Format.LOG : Format.SQL;
  }

  private void script(SourceFile file) {
    for (Explainer.Part part : explainer.split(file.text())) {
      LocatedText text = new LocatedText().add(part.sql(), part.offset());
      candidates.add(new Candidate(file, part.offset(), "", List.of(text), 1, List.of()));
    }
  }

  /** Equal texts of a log are one. */
  private void log(SourceFile file) {
    Map<String, List<LocatedText>> texts = new LinkedHashMap<>();
    for (LocatedText text : LogReader.read(file)) {
      texts.computeIfAbsent(text.toString(), key -> new ArrayList<>()).add(text);
    }
    for (List<LocatedText> same : texts.values()) {
      LocatedText first = same.get(0).rewritten(explainer.fromServer(same.get(0).toString()));
      candidates.add(
          new Candidate(file, first.offset(0), "", List.of(first), same.size(), List.of()));
    }
  }

  private void mapper(SourceFile file) {
    if (!MapperReader.isMapper(file)) {
      return;
    }
    try {
      mappers.add(new MapperFile(file, MapperReader.read(file)));
    } catch (XMLStreamException e) {
      unreadable.add(
          file.name()
              + ":"
              + (e.getLocation() == null ? 1 : e.getLocation().getLineNumber())
              + ": no well-formed mapper.");
    }
  }

  /** Puts the mappers' statements together, now that all fragments are known. */
  void assemble() {
    Map<String, List<MapperNode>> fragments = new HashMap<>();
    mappers.forEach(mapper -> fragments.putAll(mapper.reader().fragments()));
    for (MapperFile mapper : mappers) {
      Set<String> own = new LinkedHashSet<>();
      for (MapperReader.Statement statement : mapper.reader().statements()) {
        if (!statement.database().isEmpty() && isOurs(statement)) {
          own.add(statement.id());
        }
      }
      for (MapperReader.Statement statement : mapper.reader().statements()) {
        boolean replaced = statement.database().isEmpty() && own.contains(statement.id());
        if (isOurs(statement) && !replaced) {
          assemble(mapper, statement, fragments);
        } else {
          ofOtherDatabases++;
        }
      }
    }
  }

  private boolean isOurs(MapperReader.Statement statement) {
    return DATABASE_IDS
        .getOrDefault(explainer.dialect(), Set.of(""))
        .contains(statement.database());
  }

  private void assemble(
      MapperFile mapper,
      MapperReader.Statement statement,
      Map<String, List<MapperNode>> fragments) {
    Map<String, LocatedText> texts = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    VariantChoices.each(
        variants,
        choices -> {
          MapperText text = new MapperText(fragments, mapper.reader().namespace(), choices);
          LocatedText made = text.of(statement.body(), properties).stripped();
          if (text.unknown().isEmpty() && !text.isImpossible()) {
            texts.putIfAbsent(made.toString(), made);
          }
          unknown.addAll(text.unknown());
        });
    candidates.add(
        new Candidate(
            mapper.file(),
            statement.offset(),
            statement.id(),
            List.copyOf(texts.values()),
            1,
            List.copyOf(unknown)));
  }
}
