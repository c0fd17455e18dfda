package io.varve.transforms.filings;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.footnote.Footnote;
import io.varve.transforms.filings.footnote.FootnoteReader;
import io.varve.transforms.filings.footnote.NoteMentions;
import io.varve.transforms.filings.footnote.PageNotes;
import io.varve.transforms.filings.row.FootnoteRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import io.varve.transforms.filings.section.NoteHeading;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the rows of the footnotes of one document, of all three kinds. */
final class FootnoteRows {

  private final CanonicalText text;
  private final String documentId;
  private final RowIds ids;
  private final List<SectionRow> sections;
  private final List<FootnoteRow> rows = new ArrayList<>();

  /**
   * Makes the rows for a document.
   *
   * @param sections its sections of level 1
   */
  FootnoteRows(CanonicalText text, String documentId, RowIds ids, List<SectionRow> sections) {
    this.text = text;
    this.documentId = documentId;
    this.ids = ids;
    this.sections = sections;
  }

  /** Adds the notes of the tables and pages; returns how many marks in tables have none. */
  int addMarked(List<DataTable> found, List<TableRow> tables, Deadline deadline)
      throws ExtractionException {
    Set<String> resolved = new HashSet<>();
    List<Integer> taken = new ArrayList<>();
    for (Footnote note : FootnoteReader.read(text, found, deadline)) {
      TableRow table = tables.get(note.table());
      Optional<String> tableId = Optional.of(table.tableId());
      taken.add(note.start());
      resolved.add(note.table() + note.marker());
      add("table", note.marker(), note.start(), note.end(), tableId, note.references());
    }
    for (PageNotes.PageNote note : PageNotes.read(text, taken, deadline)) {
      SectionRow carrier = sectionAt(note.mark());
      if (carrier.equals(sectionAt(note.start()))) {
        List<String> references = List.of(carrier.sectionId());
        add("section", note.marker(), note.start(), note.end(), Optional.empty(), references);
      }
    }
    return unresolved(tables, resolved);
  }

  private static int unresolved(List<TableRow> tables, Set<String> resolved) {
    Set<String> open = new HashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      int table = i;
      tables.get(i).cells().stream()
          .flatMap(List::stream)
          .flatMap(cell -> cell.footnoteMarks().stream())
          .map(mark -> table + mark)
          .filter(mark -> !resolved.contains(mark))
          .forEach(open::add);
    }
    return open.size();
  }

  /** Adds the numbered notes to the statements, with the sections that refer to each. */
  void addNotes(List<SectionRow> outline) {
    Map<String, List<Integer>> mentions = NoteMentions.in(text.text());
    for (SectionRow note : outline) {
      Optional<NoteHeading> heading =
          note.sectionType().equals("note") ? NoteHeading.parse(note.title()) : Optional.empty();
      if (heading.isPresent()) {
        String number = heading.get().number();
        List<String> references =
            mentions.getOrDefault(number, List.of()).stream()
                .filter(at -> at < note.start() || at >= note.end())
                .map(at -> sectionAt(at).sectionId())
                .distinct()
                .toList();
        add("note", number, note.start(), note.end(), Optional.empty(), references);
      }
    }
  }

  /** Returns the rows in reading order. */
  List<FootnoteRow> rows() {
    return rows.stream().sorted(Comparator.comparingInt(FootnoteRow::start)).toList();
  }

  private void add(
      String kind,
      String marker,
      int start,
      int end,
      Optional<String> table,
      List<String> references) {
    String body = text.text().substring(start, end);
    String section = sectionAt(start).sectionId();
    rows.add(
        new FootnoteRow(
            documentId,
            ids.next("footnote", table.orElse(kind), body),
            Optional.of(section),
            table,
            marker,
            body,
            start,
            end,
            kind,
            references));
  }

  private SectionRow sectionAt(int offset) {
    int low = 0;
    int high = sections.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sections.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return sections.get(low);
  }
}
