/**
 * Canonical text: the visible text of a document in reading order, block by block, with the layout
 * evidence of each block. All later steps speak of places in it.
 */
package io.varve.transforms.filings.text;
