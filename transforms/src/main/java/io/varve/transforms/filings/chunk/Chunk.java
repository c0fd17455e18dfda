package io.varve.transforms.filings.chunk;

/**
 * A span of the canonical text.
 *
 * @param start offset of its first character
 * @param end offset after its last character
 * @param tokens tokens of its text
 */
public record Chunk(int start, int end, int tokens) {}
