package io.varve.transforms.filings;

import io.varve.transforms.filings.footnote.DocumentNotes;
import io.varve.transforms.filings.footnote.Footnote;
import io.varve.transforms.filings.footnote.NoteMentions;
import io.varve.transforms.filings.footnote.PageNotes;
import io.varve.transforms.filings.row.FootnoteRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import io.varve.transforms.filings.section.NoteHeading;
import io.varve.transforms.filings.text.CanonicalText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Adds the notes of the tables, and those of the pages. */
  void addMarked(DocumentNotes notes, List<TableRow> tables) {
    for (Footnote note : notes.ofTables()) {
      Optional<String> tableId = Optional.of(tables.get(note.table()).tableId());
      add("table", note.marker(), note.start(), note.end(), tableId, note.references());
    }
    for (PageNotes.PageNote note : notes.ofText()) {
      SectionRow carrier = sectionAt(note.mark());
      if (carrier.equals(sectionAt(note.start()))) {
        List<String> references = List.of(carrier.sectionId());
        add("section", note.marker(), note.start(), note.end(), Optional.empty(), references);
      }
    }
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
