/**
 * Extraction of SEC filings: the bytes of a filing become documents, sections, tables, footnotes
 * and chunks.
 *
 * <p>{@code submission} takes the file apart into documents, {@code text} turns each into its
 * canonical text with layout evidence, {@code section}, {@code table}, {@code footnote} and {@code
 * chunk} cut that text, {@code validate} judges the result, {@code row} holds what is stored.
 */
package io.varve.transforms.filings;
