package io.varve.transforms.matching;

import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.row.PriceFileRow;
import java.util.Optional;

/**
 * A price file that instruments can be matched to.
 *
 * @param place what its place in the tree says
 * @param file what is known of its content; absent when it never could be read
 * @param failure code of the failure when it never could be read
 */
public record ListedTicker(
    TickerPath place, Optional<PriceFileRow> file, Optional<String> failure) {

  public ListedTicker {
    if (file.isPresent() == failure.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid price file " + place.relativePath() + ": it was either read or it failed");
    }
  }
}
