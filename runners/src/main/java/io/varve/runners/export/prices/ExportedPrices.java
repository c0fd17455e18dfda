package io.varve.runners.export.prices;

import java.util.List;

/**
 * What an export did. Names are those of files, except where they are said to be tickers.
 *
 * @param snapshot snapshot that was exported
 * @param written files that were written, new or in place of older ones
 * @param unchanged number of files that were as they have to be
 * @param removed files that were deleted because nothing in the snapshot needs them
 * @param skipped tickers that have no file because they have no prices
 * @param kept files that nothing in the snapshot needs and that somebody has changed
 * @param flaws tickers that should have a file and have none, or an older one
 */
public record ExportedPrices(
    long snapshot,
    List<String> written,
    int unchanged,
    List<String> removed,
    List<String> skipped,
    List<String> kept,
    List<Flaw> flaws) {

  public ExportedPrices {
    written = List.copyOf(written);
    removed = List.copyOf(removed);
    skipped = List.copyOf(skipped);
    kept = List.copyOf(kept);
    flaws = List.copyOf(flaws);
  }

  /**
   * Why a ticker has no file.
   *
   * @param ticker ticker
   * @param file name that its file would have
   * @param message why it has none
   */
  public record Flaw(String ticker, String file, String message) {}
}
