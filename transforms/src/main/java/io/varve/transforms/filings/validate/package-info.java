/** Validation of a document's rows before anything is stored. */
package io.varve.transforms.filings.validate;
