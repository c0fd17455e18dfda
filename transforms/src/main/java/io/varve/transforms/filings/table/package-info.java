/** Tables: which of the source's tables hold data, and their cells, numbers, captions and kinds. */
package io.varve.transforms.filings.table;
