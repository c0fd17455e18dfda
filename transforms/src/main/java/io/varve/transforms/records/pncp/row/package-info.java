/** Rows of PNCP: the records, their items and their documents. */
package io.varve.transforms.records.pncp.row;
