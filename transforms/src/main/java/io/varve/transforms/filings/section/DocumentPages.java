package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;

/**
 * The pages of a document: the numbers that are printed on them and what they repeat. Found once
 * for the sections and for what is inside them.
 */
public final class DocumentPages {

  private final LineForms lines;
  private final PageNumbers numbers;
  private final Furniture furniture;

  private DocumentPages(CanonicalText text, Deadline deadline) throws ExtractionException {
    lines = LineForms.of(text);
    numbers = PageNumbers.of(text, lines, deadline);
    furniture = Furniture.of(text, lines, numbers);
  }

  /**
   * Returns the pages of a document.
   *
   * @throws ExtractionException when the time is over
   */
  public static DocumentPages of(CanonicalText text, Deadline deadline) throws ExtractionException {
    return new DocumentPages(text, deadline);
  }

  LineForms lines() {
    return lines;
  }

  PageNumbers numbers() {
    return numbers;
  }

  Furniture furniture() {
    return furniture;
  }
}
