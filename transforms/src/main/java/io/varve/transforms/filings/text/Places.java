package io.varve.transforms.filings.text;

import java.util.List;

/**
 * Where a document links within itself, and where its pages end.
 *
 * @param links links with the places that they lead to, in order
 * @param pageBreaks offsets before which a page ends, in order
 */
public record Places(List<Link> links, List<Integer> pageBreaks) {

  /** A document without links and pages. */
  public static final Places NONE = new Places(List.of(), List.of());

  public Places {
    links = List.copyOf(links);
    pageBreaks = List.copyOf(pageBreaks);
  }

  /**
   * A link within the document.
   *
   * @param start offset of its first character
   * @param end offset after its last character
   * @param target offset that it leads to
   */
  public record Link(int start, int end, int target) {}
}
