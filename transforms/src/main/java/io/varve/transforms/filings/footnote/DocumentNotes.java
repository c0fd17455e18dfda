package io.varve.transforms.filings.footnote;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.footnote.PageNotes.PageNote;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The notes of a document: those of its tables, and those of its text. A note farther below whose
 * mark stands in a table is one of that table.
 *
 * @param ofTables notes of tables, in reading order
 * @param ofText other notes, in reading order
 */
public record DocumentNotes(List<Footnote> ofTables, List<PageNote> ofText) {

  public DocumentNotes {
    ofTables = List.copyOf(ofTables);
    ofText = List.copyOf(ofText);
  }

  /** Returns the notes of a text with these tables, which are in reading order. */
  public static DocumentNotes of(CanonicalText text, List<DataTable> tables, Deadline deadline)
      throws ExtractionException {
    List<Footnote> ofTables = new ArrayList<>(FootnoteReader.read(text, tables, deadline));
    List<Integer> taken = ofTables.stream().map(Footnote::start).toList();
    List<PageNote> ofText = new ArrayList<>();
    int table = 0;
    List<PageNote> pages = new ArrayList<>(PageNotes.read(text, taken, deadline));
    pages.sort(Comparator.comparingInt(PageNote::mark));
    for (PageNote note : pages) {
      while (table < tables.size() && tables.get(table).end() <= note.mark()) {
        table++;
      }
      boolean inside = table < tables.size() && tables.get(table).start() <= note.mark();
      List<String> references =
          inside ? FootnoteReader.references(tables.get(table), note.marker()) : List.of();
      if (references.isEmpty()) {
        ofText.add(note);
      } else {
        ofTables.add(new Footnote(table, note.marker(), note.start(), note.end(), references));
      }
    }
    ofTables.sort(Comparator.comparingInt(Footnote::start));
    ofText.sort(Comparator.comparingInt(PageNote::start));
    return new DocumentNotes(ofTables, ofText);
  }
}
