/** Chunks: pieces of a section that fit a language model. */
package io.varve.transforms.filings.chunk;
