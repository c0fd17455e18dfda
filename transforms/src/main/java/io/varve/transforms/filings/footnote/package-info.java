/** Footnotes: the notes below tables, and the cells that carry their marks. */
package io.varve.transforms.filings.footnote;
