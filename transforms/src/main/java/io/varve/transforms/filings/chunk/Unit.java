package io.varve.transforms.filings.chunk;

/**
 * What is never cut: a sentence, a line, a table row.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param tokens tokens of its text
 * @param level how good a chunk begins with it: 2 at a heading, 1 at a paragraph or table, else 0
 */
record Unit(int start, int end, int tokens, int level) {}
