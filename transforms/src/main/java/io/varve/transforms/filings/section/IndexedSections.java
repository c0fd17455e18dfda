package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Sections of a report in an order of its own, by its index of items.
 *
 * <p>Items share pages: business and market risk are often told inside the discussion or the notes.
 * Every character has one section, so the longest span takes its text first and the others what is
 * left of them; an item keeps its longest piece. An item that gets no text keeps its row of the
 * index, which names the pages. What was given to another item is told in the notes.
 */
final class IndexedSections {

  /** Less is the tail of a page that another item took. */
  private static final int LEAST = 200;

  /** Notes below the index: from where an item is incorporated by reference. */
  private static final int NOTES = 4_000;

  private static final double POINTER = 0.6;
  private static final double UNRESOLVED = 0.3;

  private final CanonicalText text;
  private final List<IndexEntry> entries;
  private final PageNumbers pages;
  private final TreeMap<Integer, Claim> taken = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  private IndexedSections(CanonicalText text, List<IndexEntry> entries, PageNumbers pages) {
    this.text = text;
    this.entries = entries;
    this.pages = pages;
  }

  /** Returns the sections that an index names. */
  static Sectioning cut(
      CanonicalText text, List<IndexEntry> entries, PageNumbers pages, Deadline deadline)
      throws ExtractionException {
    return new IndexedSections(text, entries, pages).cut(deadline);
  }

  /**
   * Returns the sections that a contents page names, or nothing when most of its lines lead
   * nowhere: then it is no index, and the text breaks off or has its headings in another way.
   */
  static Optional<Sectioning> ofContents(
      CanonicalText text, List<IndexEntry> entries, PageNumbers pages, Deadline deadline)
      throws ExtractionException {
    IndexedSections sections = new IndexedSections(text, entries, pages);
    Sectioning sectioning = sections.cut(deadline);
    long lost = sections.entriesWithout();
    return lost * 2 > entries.size() ? Optional.empty() : Optional.of(sectioning);
  }

  private Sectioning cut(Deadline deadline) throws ExtractionException {
    int indexEnd = indexEnd();
    List<Section> after = BackMatter.after(text, entries.get(entries.size() - 1).endBlock(), pages);
    int end = after.isEmpty() ? text.text().length() : after.get(0).start();
    take(trimmed(IndexResolver.resolve(text, entries, pages, end, deadline)));
    List<Section> spans = spans();
    boolean last = taken.ceilingKey(indexEnd) == null;
    if (last && end > indexEnd && end - indexEnd < NOTES) {
      spans.add(Section.remainder("contents", indexEnd, end, 0.7, "index"));
    }
    without(after).forEach(spans::add);
    spans.sort(Comparator.comparingInt(Section::start));
    return new Sectioning(Gaps.fill(text, spans), notes);
  }

  /** Pages after the signatures may belong to an item. */
  private List<Section> without(List<Section> after) {
    List<Section> pieces = new ArrayList<>();
    for (Section section : after) {
      int from = section.start();
      for (Claim claim : taken.values()) {
        if (claim.end() > from && claim.start() < section.end()) {
          pieces.add(section.between(from, Math.max(from, claim.start())));
          from = claim.end();
        }
      }
      pieces.add(section.between(from, Math.max(from, section.end())));
    }
    pieces.removeIf(piece -> piece.start() == piece.end());
    return pieces;
  }

  /** A span ends where, on its last page, another begins with a heading. */
  private static List<Claim> trimmed(List<Claim> claims) {
    List<Claim> trimmed = new ArrayList<>();
    for (Claim claim : claims) {
      int end = claim.end();
      for (Claim other : claims) {
        if (other.exact() && other.start() > claim.start() && other.start() >= claim.lastPage()) {
          end = Math.min(end, other.start());
        }
      }
      trimmed.add(claim.between(claim.start(), end));
    }
    return trimmed;
  }

  private void take(List<Claim> claims) {
    List<Claim> longest = new ArrayList<>(claims);
    longest.sort(Comparator.comparingInt(Claim::length).reversed().thenComparing(Claim::entry));
    for (Claim claim : longest) {
      Claim rest = free(claim);
      boolean first = taken.values().stream().noneMatch(other -> other.entry() == claim.entry());
      if (first && rest.length() >= Math.min(LEAST, claim.length())) {
        taken.put(rest.start(), rest);
      }
      if (!first || rest.length() < claim.length()) {
        note(claim, first ? rest : claim.between(claim.start(), claim.start()));
      }
    }
  }

  private void note(Claim claim, Claim got) {
    Claim at =
        Optional.ofNullable(taken.floorEntry(claim.start())).map(e -> e.getValue()).orElse(claim);
    String elsewhere =
        at.entry() != claim.entry() && at.end() > claim.start()
            ? ", which is in item " + name(at.entry())
            : "";
    notes.add(
        String.format(
            Locale.ROOT,
            "index: item %s has %d of the %d characters from %d to %d%s",
            name(claim.entry()),
            got.length(),
            claim.length(),
            claim.start(),
            claim.end(),
            elsewhere));
  }

  private String name(int entry) {
    ItemDefinition item = entries.get(entry).item();
    return item.part().map(part -> part + "/").orElse("") + item.item();
  }

  /** The longest piece of a span that no other has. */
  private Claim free(Claim claim) {
    Claim best = claim.between(claim.start(), claim.start());
    int from = claim.start();
    for (Claim other : taken.values()) {
      if (other.end() > from && other.start() < claim.end()) {
        if (other.start() - from > best.length()) {
          best = claim.between(from, other.start());
        }
        from = Math.max(from, other.end());
      }
    }
    return claim.end() - from > best.length() ? claim.between(from, claim.end()) : best;
  }

  /** The number of rows that name pages of which nothing was found. */
  private long entriesWithout() {
    return IntStream.range(0, entries.size())
        .filter(entry -> claim(entry).isEmpty() && !isPointer(entry))
        .count();
  }

  private Optional<Claim> claim(int entry) {
    return taken.values().stream().filter(claim -> claim.entry() == entry).findFirst();
  }

  /** A row without pages points to another document, or says that there is nothing. */
  private boolean isPointer(int entry) {
    return PageReference.of(text.text().substring(offset(entries.get(entry).block()), next(entry)))
        .isEmpty();
  }

  /** Where the row ends. */
  private int next(int entry) {
    return entry + 1 < entries.size() ? offset(entries.get(entry + 1).block()) : indexEnd();
  }

  /** The spans of the items and the rows of those without, in order. */
  private List<Section> spans() {
    List<Section> spans = new ArrayList<>();
    for (int entry = 0; entry < entries.size(); entry++) {
      IndexEntry row = entries.get(entry);
      int start = offset(row.block());
      int next = next(entry);
      Optional<Claim> claim = claim(entry);
      if (claim.isPresent()) {
        Claim span = claim.get();
        spans.add(item(row, span.start(), span.end(), span.confidence()));
        spans.add(Section.remainder("contents", start, next, 0.8, "index"));
      } else {
        spans.add(item(row, start, next, isPointer(entry) ? POINTER : UNRESOLVED));
      }
    }
    return spans;
  }

  private int indexEnd() {
    return text.blocks().get(entries.get(entries.size() - 1).endBlock() - 1).end();
  }

  private int offset(int block) {
    return text.blocks().get(block).start();
  }

  private static Section item(IndexEntry entry, int start, int end, double confidence) {
    return new Section(
        entry.item().part(),
        Optional.of(entry.item().item()),
        entry.item().sectionType(),
        entry.title(),
        start,
        end,
        confidence,
        "index");
  }
}
