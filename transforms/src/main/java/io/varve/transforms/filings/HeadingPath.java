package io.varve.transforms.filings;

import io.varve.transforms.filings.row.SectionRow;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The headings above a place of a document, outermost first. Asked for places in ascending order;
 * the whole document costs one pass. Use once.
 */
final class HeadingPath {

  private static final String BETWEEN = " > ";

  private final List<SectionRow> outline;
  private final Deque<SectionRow> open = new ArrayDeque<>();
  private int next;

  /**
   * Returns the path over an outline.
   *
   * @param outline sections of all levels, nested or apart
   */
  HeadingPath(List<SectionRow> outline) {
    this.outline =
        outline.stream()
            .sorted(Comparator.comparingInt(SectionRow::start).thenComparing(SectionRow::level))
            .toList();
  }

  /** Returns the titles of the sections that hold this place, joined by {@code " > "}. */
  String at(int offset) {
    while (next < outline.size() && outline.get(next).start() <= offset) {
      open.addLast(outline.get(next++));
    }
    open.removeIf(section -> section.end() <= offset);
    StringBuilder path = new StringBuilder();
    for (Iterator<SectionRow> sections = open.iterator(); sections.hasNext(); ) {
      SectionRow section = sections.next();
      section.part().ifPresent(part -> path.append("Part ").append(part).append(BETWEEN));
      path.append(section.title().isEmpty() ? section.sectionType() : section.title());
      path.append(sections.hasNext() ? BETWEEN : "");
    }
    return path.toString();
  }
}
