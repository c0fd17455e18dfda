package io.varve.transforms.filings;

/**
 * What a document is called.
 *
 * @param filingId accession number, else derived from the content of the file
 * @param documentId filing id and sequence
 * @param documentType type within the submission
 */
record DocumentIdentity(String filingId, String documentId, String documentType) {}
