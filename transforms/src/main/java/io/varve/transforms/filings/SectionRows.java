package io.varve.transforms.filings;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.section.Outline;
import io.varve.transforms.filings.section.Section;
import io.varve.transforms.filings.section.Subsection;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WordCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the rows of the sections of one document: each level-1 section, then what is inside it. */
final class SectionRows {

  private final CanonicalText text;
  private final String documentId;
  private final RowIds ids;
  private final WordCounts words;
  private final List<SectionRow> rows = new ArrayList<>();

  private SectionRows(CanonicalText text, String documentId, RowIds ids) {
    this.text = text;
    this.documentId = documentId;
    this.ids = ids;
    this.words = WordCounts.of(text.text());
  }

  /** Returns the rows in reading order; those of level 1 partition the text. */
  static List<SectionRow> of(
      CanonicalText text,
      String documentId,
      RowIds ids,
      List<Section> sections,
      Outline outline,
      Deadline deadline)
      throws ExtractionException {
    SectionRows rows = new SectionRows(text, documentId, ids);
    for (Section section : sections) {
      rows.add(section, outline.of(section, deadline));
    }
    return rows.rows;
  }

  private void add(Section section, List<Subsection> inside) {
    String body = text.text().substring(section.start(), section.end());
    String place =
        section.part().orElse("") + "/" + section.item().orElse("") + "/" + section.type();
    SectionRow row =
        new SectionRow(
            documentId,
            ids.next("section", place, body),
            Optional.empty(),
            rows.size() + 1,
            1,
            section.part(),
            section.item(),
            section.type(),
            section.title(),
            section.start(),
            section.end(),
            body,
            words.between(section.start(), section.end()),
            section.confidence(),
            section.method());
    rows.add(row);
    int first = rows.size();
    List<String> paths = new ArrayList<>();
    for (Subsection subsection : inside) {
      boolean top = subsection.parent() < 0;
      String parent = top ? row.sectionId() : rows.get(first + subsection.parent()).sectionId();
      String above = top ? place : paths.get(subsection.parent());
      paths.add(above + "/" + subsection.title());
      add(subsection, parent, above);
    }
  }

  /** Part and item are those of the level-1 section around it and not repeated. */
  private void add(Subsection subsection, String parent, String above) {
    String body = text.text().substring(subsection.start(), subsection.end());
    rows.add(
        new SectionRow(
            documentId,
            ids.next("subsection", above, body),
            Optional.of(parent),
            rows.size() + 1,
            subsection.level(),
            Optional.empty(),
            Optional.empty(),
            subsection.type(),
            subsection.title(),
            subsection.start(),
            subsection.end(),
            body,
            words.between(subsection.start(), subsection.end()),
            subsection.confidence(),
            "layout"));
  }
}
