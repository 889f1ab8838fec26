package io.bulla.tools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** The statements of a mapper as {@code check} puts them together, for measuring. */
public final class MapperCorpus {
  private static final int FORMS = 32;

  private MapperCorpus() {}

  /** What is known at run time only is left out, so that some texts are none of SQL. */
  public static List<String> statements(String xml) {
    SourceFile file = new SourceFile("mapper", xml.replace("\r\n", "\n"));
    if (!MapperReader.isMapper(file)) {
      return List.of();
    }
    MapperReader reader;
    try {
      reader = MapperReader.read(file);
    } catch (XMLStreamException e) {
      return List.of();
    }
    Set<String> texts = new LinkedHashSet<>();
    for (MapperReader.Statement statement : reader.statements()) {
      VariantChoices.each(
          FORMS,
          choices ->
              texts.add(
                  new MapperText(reader.fragments(), reader.namespace(), choices)
                      .of(statement.body(), new HashMap<>())
                      .stripped()
                      .toString()));
    }
    return new ArrayList<>(texts);
  }
}
