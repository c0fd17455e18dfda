package io.varve.transforms.filings;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.chunk.Chunk;
import io.varve.transforms.filings.chunk.Chunker;
import io.varve.transforms.filings.chunk.TableContext;
import io.varve.transforms.filings.footnote.DocumentNotes;
import io.varve.transforms.filings.footnote.SettledMarks;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.FootnoteRow;
import io.varve.transforms.filings.row.IssueRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import io.varve.transforms.filings.section.DocumentForm;
import io.varve.transforms.filings.section.DocumentPages;
import io.varve.transforms.filings.section.Form;
import io.varve.transforms.filings.section.Outline;
import io.varve.transforms.filings.section.Section;
import io.varve.transforms.filings.section.Sectioner;
import io.varve.transforms.filings.section.Sectioning;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.table.TableReader;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.validate.DocumentRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts one document into the rows of its sections, tables and chunks. */
final class DocumentCutter {

  private final ReadDocument source;
  private final String text;
  private final String documentId;
  private final RowIds ids;
  private final List<SectionRow> outline = new ArrayList<>();

  /** Those of level 1, which the other rows are part of. */
  private final List<SectionRow> sections = new ArrayList<>();

  private final List<TableRow> tables = new ArrayList<>();
  private final List<FootnoteRow> footnotes = new ArrayList<>();
  private final List<ChunkRow> chunks = new ArrayList<>();

  private DocumentCutter(ReadDocument source, String documentType, String documentId) {
    this.source = source;
    this.text = source.text().text();
    this.documentId = documentId;
    this.ids = new RowIds(source.part().sequence() + "\n" + documentType);
  }

  static DocumentRows cut(
      ReadDocument source,
      DocumentIdentity identity,
      FilingFacts facts,
      FilingsConfig config,
      List<IssueRow> notes,
      Deadline deadline)
      throws ExtractionException {
    DocumentCutter cutter =
        new DocumentCutter(source, identity.documentType(), identity.documentId());
    Optional<Form> form = Form.of(identity.documentType());
    Optional<LocalDate> date = facts.filedOn().or(facts::periodOfReport);
    List<IssueRow> remarks = new ArrayList<>(notes);
    for (String note : cutter.sections(DocumentForm.of(identity.documentType(), date), deadline)) {
      remarks.add(note(note));
    }
    int open = cutter.tables(deadline);
    if (open > 0) {
      remarks.add(new IssueRow("footnotes", "note", open + " marks in tables have no note"));
    }
    cutter.chunks(new Chunker(config.chunkTokens(), config.chunkOverlap()), deadline);
    // An amendment repeats only the items that it changes.
    Optional<Form> complete = facts.isAmendment() ? Optional.empty() : form;
    List<ValidationIssue> issues =
        DocumentRules.apply(
            cutter.text,
            complete,
            facts.fiscalYear(),
            cutter.sections,
            cutter.tables,
            cutter.chunks);
    return new DocumentRows(
        DocumentRowMaker.row(source, identity, facts, cutter.counts(), issues, remarks),
        cutter.outline,
        cutter.tables,
        cutter.footnotes,
        cutter.chunks,
        issues);
  }

  /** Remarks on the sections are written as {@code rule: message}. */
  private static IssueRow note(String remark) {
    int colon = remark.indexOf(": ");
    return colon < 0
        ? new IssueRow("sections", "note", remark)
        : new IssueRow(remark.substring(0, colon), "note", remark.substring(colon + 2));
  }

  private DocumentRowMaker.Counts counts() {
    int unassigned =
        sections.stream()
            .filter(section -> section.sectionType().equals(Section.UNASSIGNED))
            .mapToInt(section -> section.end() - section.start())
            .sum();
    return new DocumentRowMaker.Counts(
        outline.size(),
        tables.size(),
        footnotes.size(),
        chunks.size(),
        unassigned,
        sum(TableRow::factCount),
        sum(TableRow::factMismatches));
  }

  /** Absent where no table has the figure, as in documents without inline XBRL. */
  private Optional<Integer> sum(Function<TableRow, Optional<Integer>> figure) {
    return tables.stream().flatMap(row -> figure.apply(row).stream()).reduce(Integer::sum);
  }

  private List<String> sections(DocumentForm document, Deadline deadline)
      throws ExtractionException {
    DocumentPages pages = DocumentPages.of(source.text(), deadline);
    Sectioning cut = Sectioner.cut(source.text(), document, pages, deadline);
    Outline inside = Outline.of(source.text(), pages);
    outline.addAll(
        SectionRows.of(source.text(), documentId, ids, cut.sections(), inside, deadline));
    outline.stream().filter(row -> row.level() == 1).forEach(sections::add);
    return cut.notes();
  }

  /** Returns how many marks in tables have no note. */
  private int tables(Deadline deadline) throws ExtractionException {
    int at = 0;
    List<Integer> borders = sections.stream().map(SectionRow::start).toList();
    List<DataTable> read = TableReader.read(source.text(), source.numbers(), borders, deadline);
    DocumentNotes notes = DocumentNotes.of(source.text(), read, deadline);
    List<DataTable> found = SettledMarks.of(read, notes.ofTables());
    for (DataTable table : found) {
      while (sections.get(at).end() <= table.start()) {
        at++;
      }
      String body = text.substring(table.start(), table.end());
      tables.add(
          new TableRow(
              documentId,
              ids.next("table", place(sections.get(at)), body),
              sections.get(at).sectionId(),
              tables.size() + 1,
              table.start(),
              table.end(),
              table.caption(),
              table.heading(),
              table.kind(),
              table.scale(),
              table.currency(),
              table.cells().size(),
              table.columnCount(),
              table.headerRows(),
              table.cells(),
              table.markdown(),
              table.factCount(),
              table.factMismatches()));
    }
    FootnoteRows rows = new FootnoteRows(source.text(), documentId, ids, sections);
    rows.addMarked(notes, tables);
    rows.addNotes(outline);
    footnotes.addAll(rows.rows());
    return SettledMarks.open(read, notes.ofTables());
  }

  private void chunks(Chunker chunker, Deadline deadline) throws ExtractionException {
    List<Block> blocks = source.text().blocks();
    int block = 0;
    HeadingPath headings = new HeadingPath(outline);
    TableContext contexts = new TableContext(tables, chunker.most() / 4);
    for (SectionRow section : sections) {
      int first = block;
      while (block < blocks.size() && blocks.get(block).start() < section.end()) {
        block++;
      }
      List<Chunk> cut =
          chunker.cut(
              source.text(),
              blocks.subList(first, block),
              section.start(),
              section.end(),
              deadline);
      for (Chunk chunk : cut) {
        deadline.check();
        add(section, chunk, headings, contexts.of(chunk));
      }
    }
  }

  private void add(SectionRow section, Chunk chunk, HeadingPath headings, TableContext.Of context) {
    String body = text.substring(chunk.start(), chunk.end());
    chunks.add(
        new ChunkRow(
            documentId,
            ids.next("chunk", place(section), body),
            section.sectionId(),
            chunks.size() + 1,
            chunk.start(),
            chunk.end(),
            body,
            chunk.tokens(),
            headings.at(chunk.start()),
            context.holdsTable(),
            context.context()));
  }

  private static String place(SectionRow section) {
    return section.part().orElse("") + "/" + section.item().orElse(section.sectionType());
  }
}
