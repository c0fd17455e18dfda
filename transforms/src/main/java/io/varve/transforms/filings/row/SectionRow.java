package io.varve.transforms.filings.row;

import java.util.Optional;

/**
 * One section of a document. Those of level 1, in order of {@code ordinal}, give the document's
 * canonical text, character by character.
 *
 * @param documentId document that it is part of
 * @param sectionId identity within the document, derived from its place and text
 * @param parentSectionId section around it, for level 2 and deeper
 * @param ordinal place in reading order, from 1
 * @param level 1 for an item or a named remainder
 * @param part part of the form, a Roman numeral; on level 1 only
 * @param item item of the form, such as {@code 1A} or {@code 5.02}; on level 1 only
 * @param sectionType meaning, such as {@code risk_factors} or {@code cover}; below level 1 {@code
 *     note}, {@code risk_factor} or {@code subsection}
 * @param title heading as printed, on one line
 * @param start offset of its first character in the canonical text
 * @param end offset after its last character
 * @param text its canonical text
 * @param wordCount number of white-space separated words
 * @param confidence 0 to 1: how sure the boundaries are
 * @param method evidence that found it: {@code heading} (number and title), {@code number}, {@code
 *     title}, {@code index} (the report's own index of items), {@code layout}, {@code remainder} or
 *     {@code whole}
 */
public record SectionRow(
    String documentId,
    String sectionId,
    Optional<String> parentSectionId,
    int ordinal,
    int level,
    Optional<String> part,
    Optional<String> item,
    String sectionType,
    String title,
    int start,
    int end,
    String text,
    int wordCount,
    double confidence,
    String method) {

  public SectionRow {
    Spans.check(start, end, text);
  }
}
