/**
 * The container of a filing: bytes to documents, each with its type, encoding and text, and the
 * facts of the SGML header.
 */
package io.varve.transforms.filings.submission;
