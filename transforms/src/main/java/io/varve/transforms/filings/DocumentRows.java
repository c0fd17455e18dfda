package io.varve.transforms.filings;

import io.varve.transforms.extract.ValidationIssue;
import io.varve.transforms.filings.row.ChunkRow;
import io.varve.transforms.filings.row.DocumentRow;
import io.varve.transforms.filings.row.FootnoteRow;
import io.varve.transforms.filings.row.SectionRow;
import io.varve.transforms.filings.row.TableRow;
import java.util.List;

/**
 * The rows of one document, and what was found wrong with them.
 *
 * @param document the document itself
 * @param sections its sections
 * @param tables its data tables
 * @param footnotes its footnotes
 * @param chunks its chunks
 * @param issues findings of the validation rules
 */
record DocumentRows(
    DocumentRow document,
    List<SectionRow> sections,
    List<TableRow> tables,
    List<FootnoteRow> footnotes,
    List<ChunkRow> chunks,
    List<ValidationIssue> issues) {}
