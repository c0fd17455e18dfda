package io.varve.transforms.filings.section;

import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The candidates of a document, told apart.
 *
 * @param lines lines of contents pages and of the index
 * @param chosen headings that count, in reading order
 */
record ItemHeadings(List<Candidate> lines, List<HeadingChoice.Chosen> chosen) {

  ItemHeadings {
    lines = List.copyOf(lines);
    chosen = List.copyOf(chosen);
  }

  static ItemHeadings among(
      Form form,
      CanonicalText text,
      List<Candidate> candidates,
      List<IndexEntry> index,
      Furniture furniture) {
    List<Integer> starts =
        candidates.stream().map(c -> text.blocks().get(c.block()).start()).toList();
    BitSet contents = ContentsPages.find(form, candidates, starts, text.text().length());
    List<Candidate> headings = new ArrayList<>();
    List<Candidate> lines = new ArrayList<>();
    Set<String> running = new HashSet<>();
    for (int i = 0; i < candidates.size(); i++) {
      boolean line = contents.get(i) || isIn(index, candidates.get(i));
      // Of the lines that run over the pages only the first can be the heading.
      boolean again =
          furniture.isRunning(candidates.get(i).block())
              && !line
              && !running.add(PageLabel.form(candidates.get(i).title()));
      if (!again) {
        (line ? lines : headings).add(candidates.get(i));
      }
    }
    List<HeadingChoice.Chosen> chosen = HeadingChoice.of(form, headings);
    return new ItemHeadings(lines, RepeatedHeadings.first(headings, chosen, furniture));
  }

  private static boolean isIn(List<IndexEntry> index, Candidate candidate) {
    return !index.isEmpty()
        && candidate.block() >= index.get(0).block()
        && candidate.block() < index.get(index.size() - 1).endBlock();
  }
}
