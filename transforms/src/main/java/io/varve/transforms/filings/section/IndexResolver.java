package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Places;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the text that the rows of an index point to: by their links, by the page numbers that the
 * document prints, and by the titles of the items among its headings.
 */
final class IndexResolver {

  private static final double LINKED = 0.85;
  private static final double HEADED = 0.8;
  private static final double PAGED = 0.6;
  private static final double TITLED = 0.55;

  /** More pages apart than this are no item. */
  private static final int MOST_SPANS = 40;

  private static final int HEADING = 200;
  private static final int SHORTEST = 8;

  private final CanonicalText text;
  private final List<IndexEntry> entries;
  private final PageNumbers pages;
  private final int indexStart;
  private final int indexEnd;
  private final int last;
  private final boolean startsOnly;
  private final List<Claim> claims = new ArrayList<>();

  private IndexResolver(CanonicalText text, List<IndexEntry> entries, PageNumbers pages, int last) {
    this.text = text;
    this.entries = entries;
    this.pages = pages;
    this.indexStart = text.blocks().get(entries.get(0).block()).start();
    this.indexEnd = text.blocks().get(entries.get(entries.size() - 1).endBlock() - 1).end();
    this.last = last;
    this.startsOnly =
        entries.stream()
            .flatMap(entry -> PageReference.of(row(entry)).stream())
            .allMatch(reference -> reference.from() == reference.to());
  }

  /**
   * Returns the spans that the rows point to, in the order of the rows; they may overlap.
   *
   * @param last offset where the last item ends at the latest, if nothing says more
   */
  static List<Claim> resolve(
      CanonicalText text, List<IndexEntry> entries, PageNumbers pages, int last, Deadline deadline)
      throws ExtractionException {
    IndexResolver resolver = new IndexResolver(text, entries, pages, last);
    for (int i = 0; i < entries.size(); i++) {
      deadline.check();
      resolver.claim(i);
    }
    return resolver.claims;
  }

  private void claim(int entry) {
    String row = row(entries.get(entry));
    List<Integer> targets = targets(entries.get(entry));
    List<Claim> found = new ArrayList<>();
    for (PageReference reference : merged(PageReference.of(row))) {
      Optional<PageNumbers.Page> span = pages.pages(reference).filter(this::outside);
      if (span.isPresent()) {
        found.add(paged(entry, reference, span.get(), targets));
      }
    }
    if (found.isEmpty()) {
      for (int target : targets) {
        found.add(open(entry, target, LINKED));
      }
    }
    if (found.isEmpty() && !pointsElsewhere(row)) {
      heading(entry, 0, text.text().length(), 0.9)
          .ifPresent(start -> found.add(open(entry, start, TITLED)));
    }
    claims.addAll(found);
  }

  /** A span whose end is not told goes on to where the next one begins. */
  private Claim open(int entry, int start, double confidence) {
    int limit = start < last ? last : text.text().length();
    int end = start < indexStart ? Math.min(indexStart, limit) : limit;
    return new Claim(entry, start, end, start, true, confidence);
  }

  private Claim paged(
      int entry, PageReference reference, PageNumbers.Page span, List<Integer> targets) {
    PageReference first = new PageReference(reference.prefix(), reference.from(), reference.from());
    PageReference last = new PageReference(reference.prefix(), reference.to(), reference.to());
    int firstEnd = pages.pages(first).map(PageNumbers.Page::end).orElse(span.end());
    int lastStart = pages.pages(last).map(PageNumbers.Page::start).orElse(span.start());
    Optional<Integer> linked =
        targets.stream().filter(at -> at >= span.start() && at < firstEnd).findFirst();
    Optional<Integer> headed = heading(entry, span.start(), firstEnd, 0.75);
    int start = headed.or(() -> linked).orElse(blockAfter(span.start()));
    double confidence =
        headed.isPresent() && linked.isPresent()
            ? 0.9
            : headed.isPresent() ? HEADED : linked.isPresent() ? LINKED : PAGED;
    boolean exact = headed.isPresent() || linked.filter(at -> at > firstBlock(span)).isPresent();
    if (startsOnly) {
      return open(entry, start, confidence);
    }
    int end = blockAfter(span.end());
    end = start < indexStart ? Math.min(end, indexStart) : end;
    return new Claim(entry, start, end, Math.max(start, lastStart), exact, confidence);
  }

  private int firstBlock(PageNumbers.Page span) {
    return blockAfter(span.start());
  }

  /** Pages that follow each other are one span. */
  private static List<PageReference> merged(List<PageReference> references) {
    List<PageReference> merged = new ArrayList<>();
    for (PageReference next : references.stream().sorted(IndexResolver::byPage).toList()) {
      PageReference last = merged.isEmpty() ? next : merged.get(merged.size() - 1);
      if (!merged.isEmpty()
          && last.prefix().equals(next.prefix())
          && next.from() <= last.to() + 1) {
        int to = Math.max(last.to(), next.to());
        merged.set(merged.size() - 1, new PageReference(last.prefix(), last.from(), to));
      } else {
        merged.add(next);
      }
    }
    return merged.subList(0, Math.min(MOST_SPANS, merged.size()));
  }

  private static int byPage(PageReference a, PageReference b) {
    int prefix = a.prefix().compareTo(b.prefix());
    return prefix == 0 ? Integer.compare(a.from(), b.from()) : prefix;
  }

  private boolean outside(PageNumbers.Page span) {
    return blockAfter(span.start()) < indexStart || span.end() > indexEnd;
  }

  private String row(IndexEntry entry) {
    int start = text.blocks().get(entry.block()).start();
    return text.text().substring(start, text.blocks().get(entry.endBlock() - 1).end());
  }

  private List<Integer> targets(IndexEntry entry) {
    int from = text.blocks().get(entry.block()).start();
    int to = text.blocks().get(entry.endBlock() - 1).end();
    return text.places().links().stream()
        .filter(link -> link.end() > from && link.start() < to)
        .map(Places.Link::target)
        .map(this::blockAfter)
        .filter(target -> target < indexStart || target >= indexEnd)
        .distinct()
        .toList();
  }

  /** Returns the offset of the first block that ends after this one. */
  private int blockAfter(int offset) {
    int low = 0;
    int high = text.blocks().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (text.blocks().get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < text.blocks().size() ? text.blocks().get(low).start() : text.text().length();
  }

  private static boolean pointsElsewhere(String row) {
    String lower = WhiteSpace.collapse(row).toLowerCase(Locale.ROOT);
    return lower.contains("not applicable")
        || lower.contains("none")
        || lower.contains("reserved")
        || lower.contains("proxy")
        || lower.contains("incorporated");
  }

  /** A short block, or the bold words that a paragraph begins with. */
  private String lead(Block block) {
    if (block.length() <= HEADING) {
      return text.of(block);
    }
    int bold = block.layout().boldLead();
    boolean headed = bold >= SHORTEST && bold <= HEADING;
    return headed ? text.text().substring(block.start(), block.start() + bold) : "";
  }

  /** The first heading between these offsets that says what the item is about. */
  private Optional<Integer> heading(int entry, int from, int to, double least) {
    ItemDefinition item = entries.get(entry).item();
    for (Block block : text.blocks()) {
      boolean here = block.start() >= from && block.end() <= to;
      boolean inIndex = block.start() >= indexStart && block.start() < indexEnd;
      String line = here && !inIndex ? lead(block) : "";
      if (line.isEmpty() || block.layout().linked() > 0.3) {
        continue;
      }
      boolean strong =
          block.layout().boldShare() > 0.5
              || block.layout().emphasised() > 0.5
              || block.layout().boldLead() >= SHORTEST
              || line.equals(line.toUpperCase(Locale.ROOT));
      if (strong
          && !CandidateScan.endsInPageNumber(line)
          && item.similarity(Words.of(line, 30)) >= least) {
        return Optional.of(block.start());
      }
    }
    return Optional.empty();
  }
}
