package io.bulla.tools;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file and its lines.
 *
 * @param text with {@code \n} at the ends of lines
 */
record SourceFile(String name, String text) {

  /** Reads UTF-8, or ISO-8859-1 where it is not. */
  static SourceFile read(Path path) throws IOException {
    String text;
    try {
      text = Files.readString(path);
    } catch (CharacterCodingException e) {
      text = Files.readString(path, StandardCharsets.ISO_8859_1);
    }
    return new SourceFile(path.toString(), text.replace("\r\n", "\n").replace('\r', '\n'));
  }

  /** {@code file:line:column} of an offset, both from 1. */
  String place(int offset) {
    return name + ":" + line(offset) + ":" + column(offset);
  }

  int line(int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }

  int column(int offset) {
    return offset - text.lastIndexOf('\n', offset - 1);
  }
}
