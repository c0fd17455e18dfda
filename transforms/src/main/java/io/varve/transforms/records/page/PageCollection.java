package io.varve.transforms.records.page;

import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.io.Serializable;

/** Pages of a source that were fetched before. Safe for several threads; travels to workers. */
public interface PageCollection extends Serializable {

  /**
   * Returns the pages that there are.
   *
   * @throws ListingException when the input cannot be listed
   * @throws IOException when the warehouse cannot be read
   */
  PageCatalog catalog() throws ListingException, IOException;

  /** Reads one of these pages; a failure is part of what is returned. */
  ReadPage read(PageRef page);
}
