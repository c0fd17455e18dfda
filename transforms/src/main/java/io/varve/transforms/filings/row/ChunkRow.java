package io.varve.transforms.filings.row;

import java.util.Optional;

/**
 * One piece of a level-1 section, small enough for a language model. The chunks of a section,
 * without what each repeats of the one before, give the section's text.
 *
 * @param documentId document that it is part of
 * @param chunkId identity within the document, derived from its place and text
 * @param sectionId section that it is part of
 * @param ordinal place in reading order within the document, from 1
 * @param start offset of its first character in the canonical text
 * @param end offset after its last character
 * @param text its canonical text
 * @param tokenCount tokens of its text in the cl100k_base encoding
 * @param headingPath headings above it, outermost first, joined by {@code " > "}
 * @param containsTable whether a data table overlaps it
 * @param contextPrefix caption and header rows of the table that it begins inside of; not part of
 *     its text, offsets and token count, and at most a quarter of a chunk long
 */
public record ChunkRow(
    String documentId,
    String chunkId,
    String sectionId,
    int ordinal,
    int start,
    int end,
    String text,
    int tokenCount,
    String headingPath,
    boolean containsTable,
    Optional<String> contextPrefix) {

  public ChunkRow {
    Spans.check(start, end, text);
  }
}
