package io.varve.runners.export.prices;

import io.varve.runners.export.folder.Placed;
import io.varve.transforms.prices.row.PriceRow;
import java.io.Closeable;
import java.io.IOException;

/**
 * The content of one ticker's file, row by row. Closing it unfinished leaves nothing behind. Not
 * safe for several threads.
 */
interface PriceSheet extends Closeable {

  /** Appends the prices of the next day. */
  void add(PriceRow row) throws IOException;

  /** Ends the file and gives it its name. */
  Placed finish() throws IOException;
}
