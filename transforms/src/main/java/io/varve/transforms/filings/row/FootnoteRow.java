package io.varve.transforms.filings.row;

import java.util.List;
import java.util.Optional;

/**
 * One footnote.
 *
 * @param documentId document that it is part of
 * @param footnoteId identity within the document, derived from its place and text
 * @param sectionId level-1 section that holds it
 * @param tableId table that it explains
 * @param marker mark that stands before it, such as {@code (1)} or {@code *}; of a note to the
 *     statements its number
 * @param text its text, the mark included
 * @param start offset of its first character in the canonical text
 * @param end offset after its last character
 * @param kind {@code table}, {@code section} (below running text) or {@code note} (a numbered note
 *     to the statements)
 * @param references cells ({@code row:column}, from 0) of its table that carry the mark, or ids of
 *     the level-1 sections that carry it
 */
public record FootnoteRow(
    String documentId,
    String footnoteId,
    Optional<String> sectionId,
    Optional<String> tableId,
    String marker,
    String text,
    int start,
    int end,
    String kind,
    List<String> references) {

  public FootnoteRow {
    references = List.copyOf(references);
    Spans.check(start, end, text);
  }
}
