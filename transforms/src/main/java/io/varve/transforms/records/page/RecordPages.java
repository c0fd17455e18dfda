package io.varve.transforms.records.page;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.source.PageContent;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * The pages that a run reads, wherever they are. Travels to the workers as the place where they
 * are. Safe for several threads.
 */
public interface RecordPages extends Serializable {

  /** Returns all pages, numbered in the order in which they were seen. */
  List<RecordPage> list() throws IOException;

  /** Returns the listings that this run has asked the source for; none when it reads files. */
  List<LandedListing> asked() throws IOException;

  /**
   * Reads one of them.
   *
   * @throws ExtractionException when this page is bad: it cannot be read, or is no page
   * @throws IOException when the storage fails, or the page is not what was recorded
   */
  PageContent read(RecordPage page) throws IOException, ExtractionException;
}
