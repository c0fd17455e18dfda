package io.varve.transforms.filings.section;

import java.util.List;

/**
 * A block that may be the heading of one or several items.
 *
 * @param block number of its block
 * @param lastBlock number of the block that ends the heading; the same, or the next with the title
 * @param meanings what it may stand for, by rank; several only where the part is not printed
 * @param title heading as printed, on one line
 * @param bodyStart offset in the text after the heading
 * @param evidence how it looks
 */
record Candidate(
    int block,
    int lastBlock,
    List<Meaning> meanings,
    String title,
    int bodyStart,
    Evidence evidence) {

  Candidate {
    meanings = List.copyOf(meanings);
  }

  /**
   * One reading of a heading.
   *
   * @param first item it begins with
   * @param lastRank rank of the last item that it covers; that of {@code first} for a single one
   * @param chainRank rank after which the next item may come: items with letters may stand between
   *     two merged ones
   * @param similarity how well the title fits, 0 to 1
   * @param score weight of all evidence
   */
  record Meaning(
      ItemDefinition first, int lastRank, int chainRank, double similarity, double score) {}

  /**
   * What speaks for a line of a contents page.
   *
   * @param pageNumber whether it ends in a page number
   * @param linked whether it links into the document
   * @param table number of its table, or -1
   */
  record Evidence(boolean pageNumber, boolean linked, int table) {}

  /** Returns the best score of its meanings. */
  double score() {
    return meanings.stream().mapToDouble(Meaning::score).max().orElse(0);
  }
}
