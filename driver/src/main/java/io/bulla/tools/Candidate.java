package io.bulla.tools;

import java.util.List;

/**
 * A statement that was found in a file.
 *
 * @param offset where in the file it begins
 * @param id its name in a mapper; empty elsewhere
 * @param texts the forms it can take, in the order of their likelihood; one for most
 * @param times how often the same text is there
 * @param unknown what is not known of its text; empty when all is
 */
record Candidate(
    SourceFile file,
    int offset,
    String id,
    List<LocatedText> texts,
    int times,
    List<String> unknown) {
  Candidate {
    texts = List.copyOf(texts);
    unknown = List.copyOf(unknown);
  }
}
