package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page numbers that a document prints: short lines whose number grows by one from page to page.
 */
final class PageNumbers {

  private static final int SHORT = 100;
  private static final int LEAST_PAGES = 3;

  /** Lines between a page break and the number. */
  private static final int NEAR = 3;

  private static final double LEAST_WEIGHT = 1;

  private final CanonicalText text;
  private final LineForms lines;
  private final PageBreaks breaks;
  private final Map<String, List<Printed>> series = new HashMap<>();

  private PageNumbers(CanonicalText text, LineForms lines) {
    this.text = text;
    this.lines = lines;
    this.breaks = PageBreaks.of(text);
  }

  /**
   * A printed page number.
   *
   * @param block number of its block
   * @param number the page
   * @param weight weight of the evidence for it and the pages before
   * @param before the page before
   */
  private record Printed(int block, int number, double weight, Optional<Printed> before) {}

  /** A page as offsets. */
  record Page(int start, int end) {}

  static PageNumbers of(CanonicalText text, LineForms lines, Deadline deadline)
      throws ExtractionException {
    PageNumbers pages = new PageNumbers(text, lines);
    int[] copies = pages.copies();
    Map<String, Map<Integer, Printed>> best = new HashMap<>();
    for (int i = 0; i < text.blocks().size(); i++) {
      if ((i & 0xFFF) == 0) {
        deadline.check();
      }
      int block = i;
      pages.number(i).ifPresent(label -> pages.extend(best, copies, block, label));
    }
    best.forEach((prefix, chains) -> pages.keep(prefix, chains));
    return pages;
  }

  /** Returns the blocks that hold nothing but a page number and running words, in order. */
  List<Integer> blocks() {
    return series.values().stream().flatMap(List::stream).map(Printed::block).sorted().toList();
  }

  /** Returns from where to where these pages go, if both are numbered in the document. */
  Optional<Page> pages(PageReference reference) {
    List<Printed> printed = series.getOrDefault(reference.prefix(), List.of());
    int first = reference.from();
    int last = reference.to();
    if (printed.isEmpty()
        || first < printed.get(0).number() - 1
        || last > printed.get(printed.size() - 1).number()) {
      return Optional.empty();
    }
    boolean header = header(printed);
    int start = 0;
    int end = text.text().length();
    for (Printed page : printed) {
      Block block = text.blocks().get(page.block());
      if (header ? page.number() <= first : page.number() < first) {
        start = header ? block.start() : block.end();
      }
      if (header ? page.number() > last : page.number() >= last) {
        end = header ? block.start() : block.end();
        break;
      }
    }
    return start < end ? Optional.of(new Page(start, end)) : Optional.empty();
  }

  /** Returns where the first page of a part with page numbers of its own begins, such as F-1. */
  Optional<Integer> firstOf(String prefix) {
    List<Printed> printed = series.getOrDefault(prefix, List.of());
    if (printed.isEmpty() || printed.get(0).number() > 3 || header(printed)) {
      return printed.stream().findFirst().map(page -> text.blocks().get(page.block()).start());
    }
    int first = printed.get(0).block();
    int start = Math.max(0, breaks.lastBefore(first));
    for (int block : blocks()) {
      start = block < first ? Math.max(start, block + 1) : start;
    }
    return Optional.of(text.blocks().get(start).start());
  }

  private boolean header(List<Printed> printed) {
    int above = 0;
    int below = 0;
    for (Printed page : printed) {
      below += breaks.after(page.block(), NEAR) ? 1 : 0;
      above += breaks.before(page.block(), NEAR) ? 1 : 0;
    }
    return above > below;
  }

  /** How often each short line comes, whatever its numbers. */
  private int[] copies() {
    int[] copies = new int[lines.size()];
    for (int i = 0; i < text.blocks().size(); i++) {
      if (text.blocks().get(i).length() <= SHORT) {
        copies[lines.number(i)]++;
      }
    }
    return copies;
  }

  private Optional<PageLabel> number(int index) {
    Block block = text.blocks().get(index);
    return block.length() <= SHORT && PageLabel.isLikely(text.text(), block.start(), block.end())
        ? PageLabel.parse(WhiteSpace.collapse(text.of(block)))
        : Optional.empty();
  }

  private void extend(
      Map<String, Map<Integer, Printed>> best, int[] copies, int block, PageLabel label) {
    boolean near = breaks.after(block, NEAR) || breaks.before(block, NEAR);
    double weight = (label.alone() ? 1 : 0) + (near ? 2 : 0);
    weight += !label.alone() && copies[lines.number(block)] > NEAR ? 1 : 0;
    if (weight < LEAST_WEIGHT) {
      return;
    }
    Map<Integer, Printed> chains = best.computeIfAbsent(label.prefix(), key -> new HashMap<>());
    Optional<Printed> before = Optional.empty();
    double most = 0;
    for (int gap = 1; gap <= NEAR; gap++) {
      Printed chain = chains.get(label.number() - gap);
      // A page without a number costs less than it gains.
      if (chain != null && chain.weight() - gap + 1 > most) {
        before = Optional.of(chain);
        most = chain.weight() - gap + 1;
      }
    }
    Printed printed = new Printed(block, label.number(), most + weight, before);
    chains.merge(label.number(), printed, (a, b) -> b.weight() > a.weight() ? b : a);
  }

  private void keep(String prefix, Map<Integer, Printed> chains) {
    Optional<Printed> at =
        chains.values().stream().max((a, b) -> Double.compare(a.weight(), b.weight()));
    List<Printed> pages = new ArrayList<>();
    while (at.isPresent()) {
      pages.add(0, at.get());
      at = at.get().before();
    }
    if (pages.size() >= LEAST_PAGES) {
      series.put(prefix, pages);
    }
  }
}
