package io.varve.transforms.records.fetch;

import io.varve.transforms.records.page.LandedPage;
import java.io.IOException;

/** Where fetched pages go. */
@FunctionalInterface
public interface PageSink {

  /**
   * Keeps a page.
   *
   * @param number number of the page in its listing, from 1; passes are counted on
   * @throws IOException when it cannot be kept; nothing more is fetched then
   */
  LandedPage keep(int number, FetchedPage page) throws IOException;
}
