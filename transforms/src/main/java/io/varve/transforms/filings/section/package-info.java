/**
 * Sections: which blocks of the canonical text are headings of items, which of them count, and how
 * they and the named remainders partition the text. Reports in an order of their own are cut by
 * their index of items and the page numbers that they print. Inside a section, headings that look
 * alike have one rank.
 */
package io.varve.transforms.filings.section;
