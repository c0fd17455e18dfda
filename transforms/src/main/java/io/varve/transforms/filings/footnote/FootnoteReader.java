package io.varve.transforms.filings.footnote;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.table.RaisedMarks;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the notes of data tables: lines in or right below a table that begin with a mark which one
 * of its cells carries. A mark that no cell carries begins a list, not a note.
 */
public final class FootnoteReader {

  /** Blocks below a table that are looked at. */
  private static final int NEAR = 40;

  /** Blocks without a mark, such as a ruled line, that may stand before or between notes. */
  private static final int STRAY = 2;

  private static final int SHORT = 160;

  private final CanonicalText text;
  private final List<DataTable> tables;
  private final List<Footnote> footnotes = new ArrayList<>();

  private FootnoteReader(CanonicalText text, List<DataTable> tables) {
    this.text = text;
    this.tables = tables;
  }

  /** Returns the notes of these tables, which are in reading order, in reading order. */
  public static List<Footnote> read(CanonicalText text, List<DataTable> tables, Deadline deadline)
      throws ExtractionException {
    FootnoteReader reader = new FootnoteReader(text, tables);
    int block = 0;
    for (int i = 0; i < tables.size(); i++) {
      deadline.check();
      while (block < text.blocks().size()
          && text.blocks().get(block).start() < tables.get(i).start()) {
        block++;
      }
      reader.notesOf(i, block);
    }
    return reader.footnotes;
  }

  private void notesOf(int table, int firstBlock) {
    DataTable data = tables.get(table);
    int limit = table + 1 < tables.size() ? tables.get(table + 1).start() : text.text().length();
    Set<String> found = new HashSet<>();
    int below = 0;
    int stray = 0;
    for (int i = firstBlock; i < text.blocks().size(); i++) {
      Block block = text.blocks().get(i);
      boolean inside = block.start() < data.end();
      if (!inside && (block.start() >= limit || ++below > NEAR || stray > STRAY)) {
        return;
      }
      int at = i;
      Optional<NoteMarker> marker =
          NoteMarker.of(text, i).filter(note -> lastBlock(at, note).start() < limit);
      List<String> references = marker.map(note -> references(data, note.mark())).orElse(List.of());
      if (!references.isEmpty() && found.add(RaisedMarks.bare(marker.orElseThrow().mark()))) {
        int last = continuation(i + marker.orElseThrow().blocks() - 1, limit);
        int start = block.start() + marker.orElseThrow().start();
        int end = text.blocks().get(last).end();
        footnotes.add(new Footnote(table, marker.orElseThrow().mark(), start, end, references));
        i = last;
        stray = 0;
      } else if (!inside) {
        stray += block.length() > SHORT ? STRAY + 1 : 1;
      }
    }
  }

  private Block lastBlock(int first, NoteMarker marker) {
    return text.blocks().get(first + marker.blocks() - 1);
  }

  /** Notes of plain text run over several lines, up to a blank line or the next mark. */
  private int continuation(int first, int limit) {
    int last = first;
    while (text.blocks().get(first).layout().preformatted()
        && last + 1 < text.blocks().size()
        && last - first < NEAR) {
      Block next = text.blocks().get(last + 1);
      boolean ends = next.gapBefore() || next.start() >= limit;
      String line = text.of(next);
      if (ends || isRule(line) || NoteMarker.of(line).isPresent()) {
        break;
      }
      last++;
    }
    return last;
  }

  private static boolean isRule(String line) {
    return line.chars().noneMatch(Character::isLetterOrDigit);
  }

  /** A bare number alone in a cell is an amount; only where it is raised is it a mark. */
  static List<String> references(DataTable table, String mark) {
    String name = RaisedMarks.bare(mark);
    boolean sign = !RaisedMarks.isBare(mark);
    List<String> references = new ArrayList<>();
    for (int r = 0; r < table.cells().size(); r++) {
      int column = 0;
      String label = table.cells().get(r).get(0).text();
      if (label.equals(mark) || NoteMarker.of(label).isPresent()) {
        continue;
      }
      for (CellRow cell : table.cells().get(r)) {
        boolean alone = sign && column > 0 && cell.text().equals(mark);
        if (alone
            || cell.footnoteMarks().stream()
                .anyMatch(carried -> RaisedMarks.bare(carried).equals(name))) {
          references.add(r + ":" + column);
        }
        column += cell.colspan();
      }
    }
    return references;
  }
}
