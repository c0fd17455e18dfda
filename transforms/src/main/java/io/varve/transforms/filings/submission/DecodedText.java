package io.varve.transforms.filings.submission;

/**
 * Characters, and the encoding that their bytes were in.
 *
 * @param text the characters
 * @param encoding lower-case IANA name
 */
public record DecodedText(String text, String encoding) {}
