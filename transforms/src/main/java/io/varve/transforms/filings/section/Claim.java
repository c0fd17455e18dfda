package io.varve.transforms.filings.section;

/**
 * A span of the text that an index gives to an item.
 *
 * @param entry number of the row of the index
 * @param start offset of its first character
 * @param end offset after its last character
 * @param lastPage offset where its last page begins: an item that begins there ends it
 * @param exact whether it begins at a heading or a link's target, not only at a page
 * @param confidence how sure its boundaries are
 */
record Claim(int entry, int start, int end, int lastPage, boolean exact, double confidence) {

  int length() {
    return end - start;
  }

  Claim between(int from, int to) {
    return new Claim(entry, from, to, Math.max(from, Math.min(lastPage, to)), exact, confidence);
  }
}
