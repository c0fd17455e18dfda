/** The rows of the five {@code filings} datasets, one record each, in the order of the columns. */
package io.varve.transforms.filings.row;
