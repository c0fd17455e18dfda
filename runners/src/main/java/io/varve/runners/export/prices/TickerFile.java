package io.varve.runners.export.prices;

import io.varve.runners.export.folder.Origin;
import java.util.Optional;

/**
 * The file of one ticker, as it has to be.
 *
 * @param ticker ticker
 * @param name name of the file
 * @param source where its rows are; absent when there is no price file that could be read
 */
record TickerFile(String ticker, String name, Optional<Source> source) {

  /**
   * Where the rows of a ticker are.
   *
   * @param origin what they were made of
   * @param shard shard that holds them
   * @param rows their number
   */
  record Source(Origin origin, String shard, long rows) {}

  /** Returns what the file is made of. */
  Optional<Origin> origin() {
    return source.map(Source::origin);
  }
}
