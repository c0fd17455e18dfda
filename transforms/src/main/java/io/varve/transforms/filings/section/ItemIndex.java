package io.varve.transforms.filings.section;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the index of a report whose text is in an order of its own: a table headed "Cross-Reference
 * Index" that says for each item where its text is.
 */
final class ItemIndex {

  /** The letters of a title of an index, without those between them. */
  private static final String TITLED = "crossreference";

  private static final int ROW = 400;

  /** Rows below an item that tell its parts. */
  private static final int MOST_ROWS = 24;

  private static final int LEAST_ITEMS = 5;
  private static final int TITLE = 240;

  private final Form form;
  private final CanonicalText text;

  private ItemIndex(Form form, CanonicalText text) {
    this.form = form;
    this.text = text;
  }

  /** Returns the rows of the index, none when there is no index. */
  static List<IndexEntry> find(Form form, CanonicalText text, LineForms lines, Deadline deadline)
      throws ExtractionException {
    ItemIndex index = new ItemIndex(form, text);
    List<IndexEntry> best = List.of();
    if (form != Form.EIGHT_K) {
      BitSet likely = new BitSet();
      for (int line = 0; line < lines.size(); line++) {
        likely.set(line, lines.form(line).contains(TITLED));
      }
      for (int i = 0; i < text.blocks().size(); i++) {
        if (lines.number(i) >= 0 && likely.get(lines.number(i)) && index.isTitle(i)) {
          deadline.check();
          List<IndexEntry> entries = index.read(i + 1);
          best = entries.size() > best.size() ? entries : best;
        }
      }
    }
    return best;
  }

  /** Returns the lines of a contents page as rows of an index. */
  static List<IndexEntry> of(CanonicalText text, List<Candidate> lines) {
    List<IndexEntry> entries = new ArrayList<>();
    Set<ItemDefinition> seen = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      Candidate line = lines.get(i);
      int end = i + 1 < lines.size() ? lines.get(i + 1).block() : line.lastBlock() + 1;
      ItemDefinition item =
          line.meanings().stream()
              .max((a, b) -> Double.compare(a.score(), b.score()))
              .orElseThrow()
              .first();
      if (seen.add(item)) {
        int last = Math.min(end, line.lastBlock() + 1 + MOST_ROWS);
        entries.add(new IndexEntry(item, line.title(), line.block(), last));
      }
    }
    return distinct(entries) < LEAST_ITEMS ? List.of() : entries;
  }

  /** The row without the cells that name pages. */
  private static String title(String row) {
    StringBuilder title = new StringBuilder();
    for (String cell : row.split("\t", -1)) {
      if (PageReference.parse(cell).map(List::isEmpty).orElse(true)) {
        title.append(cell).append(' ');
      }
    }
    return WhiteSpace.collapse(title.toString());
  }

  private static long distinct(List<IndexEntry> entries) {
    return entries.stream().map(IndexEntry::item).distinct().count();
  }

  private boolean isTitle(int index) {
    List<String> words = Words.of(text.of(index), 12);
    int reference = words.indexOf("reference");
    return reference > 0
        && words.get(reference - 1).equals("cross")
        && (words.contains("index") || words.contains("sheet") || words.contains("table"));
  }

  private List<IndexEntry> read(int from) {
    List<IndexEntry> entries = new ArrayList<>();
    Set<ItemDefinition> seen = new HashSet<>();
    Optional<String> part = Optional.empty();
    int rows = 0;
    int end = from;
    for (int i = from; i < text.blocks().size() && rows <= MOST_ROWS; i++) {
      Block block = text.blocks().get(i);
      if (block.length() > ROW) {
        break;
      }
      String row = text.of(block);
      Optional<String> heading = ItemMarker.partHeading(row);
      part = heading.isPresent() ? heading : part;
      Optional<ItemDefinition> item = item(row, part);
      if (item.isPresent() && !seen.add(item.get())) {
        break;
      }
      rows++;
      if (item.isPresent()) {
        close(entries, end);
        entries.add(new IndexEntry(item.get(), title(row), i, i + 1));
        rows = 0;
        end = i + 1;
      } else if (isPartOfEntry(row, heading.isPresent())) {
        end = end == i ? i + 1 : end;
      }
    }
    close(entries, end);
    return entries.size() < LEAST_ITEMS ? List.of() : entries;
  }

  /** A row of its own below an item names pages; the headings of parts belong to no item. */
  private static boolean isPartOfEntry(String row, boolean heading) {
    return !heading
        && !PageReference.of(row).isEmpty()
        && !PageLabel.form(row).startsWith("signature");
  }

  /** The row before goes on to here, unless something else came between. */
  private static void close(List<IndexEntry> entries, int end) {
    if (!entries.isEmpty()) {
      IndexEntry last = entries.get(entries.size() - 1);
      entries.set(entries.size() - 1, new IndexEntry(last.item(), last.title(), last.block(), end));
    }
  }

  private Optional<ItemDefinition> item(String row, Optional<String> part) {
    Optional<ItemMarker> marker = ItemMarker.parse(row).or(() -> ItemMarker.bare(row));
    if (marker.isEmpty()) {
      return Optional.empty();
    }
    int end = marker.get().end();
    List<String> words = Words.of(row.substring(end, Math.min(row.length(), end + TITLE)), 30);
    ItemDefinition best = null;
    double most = 0.45;
    for (ItemDefinition definition : ItemCatalog.of(form, marker.get().items().get(0))) {
      boolean here = part.isEmpty() || form != Form.TEN_Q || part.equals(definition.part());
      double similarity = definition.similarity(words) + (here ? 0.1 : -0.5);
      if (similarity > most) {
        most = similarity;
        best = definition;
      }
    }
    return Optional.ofNullable(best);
  }
}
