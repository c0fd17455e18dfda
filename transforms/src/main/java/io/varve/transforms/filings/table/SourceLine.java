package io.varve.transforms.filings.table;

/**
 * A line of plain text as it stands among others.
 *
 * @param line the line
 * @param gapBefore whether a blank line stands before it
 */
record SourceLine(PlainLine line, boolean gapBefore) {}
