package io.varve.transforms.filings.text;

/**
 * A number that inline XBRL tags, where it is printed.
 *
 * @param start offset of its first character in the canonical text
 * @param end offset after its last character
 * @param magnitude its value in full units, without sign: accountants print the parentheses of a
 *     deduction where the tagged value is positive, so signs cannot be compared
 * @param factor what the printed number is multiplied with, 1,000,000 for {@code scale="6"}
 */
public record NumericFact(int start, int end, double magnitude, double factor) {}
