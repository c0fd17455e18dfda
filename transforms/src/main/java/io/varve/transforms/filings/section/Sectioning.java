package io.varve.transforms.filings.section;

import java.util.List;

/**
 * The level-1 sections of a document.
 *
 * @param sections sections in order; they partition the text
 * @param notes what a reader should know about them, for the issues of the document
 */
public record Sectioning(List<Section> sections, List<String> notes) {

  public Sectioning {
    sections = List.copyOf(sections);
    notes = List.copyOf(notes);
  }
}
