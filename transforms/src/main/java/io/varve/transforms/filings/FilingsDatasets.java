package io.varve.transforms.filings;

import io.varve.io.model.Dataset;
import io.varve.io.model.Reference;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.DocumentRow;
import io.varve.transforms.filings.row.FootnoteRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import java.util.List;

/** The five datasets of filings, with their keys and references. */
public final class FilingsDatasets {

  public static final String DOCUMENTS = "documents";
  public static final String SECTIONS = "sections";
  public static final String TABLES = "tables";
  public static final String FOOTNOTES = "footnotes";
  public static final String CHUNKS = "chunks";

  private static final String DOCUMENT_ID = "document_id";
  private static final String SECTION_ID = "section_id";
  private static final String TABLE_ID = "table_id";

  private static final Reference OF_DOCUMENT = new Reference(DOCUMENTS, List.of(DOCUMENT_ID));
  private static final Reference OF_SECTION =
      new Reference(SECTIONS, List.of(DOCUMENT_ID, SECTION_ID));
  private static final Reference OF_TABLE = new Reference(TABLES, List.of(DOCUMENT_ID, TABLE_ID));

  private FilingsDatasets() {}

  /** Returns all datasets, parents before children. */
  public static List<Dataset> all() {
    return List.of(
        new Dataset(DOCUMENTS, DocumentRow.class, List.of(DOCUMENT_ID), List.of()),
        new Dataset(
            SECTIONS,
            SectionRow.class,
            List.of(DOCUMENT_ID, SECTION_ID),
            List.of(
                OF_DOCUMENT, new Reference(SECTIONS, List.of(DOCUMENT_ID, "parent_section_id")))),
        new Dataset(
            TABLES,
            TableRow.class,
            List.of(DOCUMENT_ID, TABLE_ID),
            List.of(OF_DOCUMENT, OF_SECTION)),
        new Dataset(
            FOOTNOTES,
            FootnoteRow.class,
            List.of(DOCUMENT_ID, "footnote_id"),
            List.of(OF_DOCUMENT, OF_SECTION, OF_TABLE)),
        new Dataset(
            CHUNKS,
            ChunkRow.class,
            List.of(DOCUMENT_ID, "chunk_id"),
            List.of(OF_DOCUMENT, OF_SECTION)));
  }
}
