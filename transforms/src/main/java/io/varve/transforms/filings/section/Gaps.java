package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;

/** Makes spans in order into a partition: what stands between them gets a name. */
final class Gaps {

  /** Less is a page number or a running title: it stays with what stands before it. */
  private static final int NOTABLE = 200;

  private Gaps() {}

  /**
   * Returns sections from the first character to the last; spans that overlap are cut short, and
   * white space alone is no section.
   */
  static List<Section> fill(CanonicalText text, List<Section> spans) {
    List<Section> sections = new ArrayList<>();
    int at = 0;
    for (Section span : spans) {
      if (span.end() <= at) {
        continue;
      }
      int start = Math.max(at, span.start());
      if (start > at) {
        gap(text, sections, at, start);
      }
      add(text, sections, span.between(start, span.end()));
      at = span.end();
    }
    if (at < text.text().length()) {
      gap(text, sections, at, text.text().length());
    }
    return sections;
  }

  private static void gap(CanonicalText text, List<Section> sections, int from, int to) {
    if (sections.isEmpty()) {
      int block = 0;
      while (block < text.blocks().size() - 1 && text.blocks().get(block).start() < to) {
        block++;
      }
      sections.addAll(FrontMatter.before(text, block, List.of()));
      // The last block may begin before the span does.
      Section last = sections.isEmpty() ? rest(from, to) : sections.remove(sections.size() - 1);
      sections.add(last.between(last.start(), to));
    } else if (to - from < NOTABLE) {
      Section last = sections.remove(sections.size() - 1);
      sections.add(last.between(last.start(), to));
    } else {
      add(text, sections, rest(from, to));
    }
  }

  private static Section rest(int from, int to) {
    return Section.remainder(Section.UNASSIGNED, from, to, 0.5, "remainder");
  }

  /** Remainders of one name that touch are one; white space stays with what stands before it. */
  private static void add(CanonicalText text, List<Section> sections, Section next) {
    if (!sections.isEmpty() && WhiteSpace.isBlank(text.text(), next.start(), next.end())) {
      Section last = sections.remove(sections.size() - 1);
      sections.add(last.between(last.start(), next.end()));
      return;
    }
    if (!sections.isEmpty() && next.item().isEmpty()) {
      Section last = sections.get(sections.size() - 1);
      if (last.item().isEmpty() && last.type().equals(next.type())) {
        sections.set(sections.size() - 1, last.between(last.start(), next.end()));
        return;
      }
    }
    sections.add(next);
  }
}
