package io.varve.transforms.records.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Dataset;
import io.varve.transforms.extract.ExtractorIdentity;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What can be asked about each record: parts, such as its items and documents, each a series of
 * pages of its own. Safe for several threads.
 */
public interface DetailSource extends Serializable {

  /** Returns what, besides the JSON, decides the rows. */
  ExtractorIdentity identity();

  /** Returns the datasets of the rows. */
  List<Dataset> datasets();

  /** Returns the request for the first page of each part, by the name of the part. */
  SortedMap<String, Request> requests(String id);

  /** Returns what reads the pages of all parts. */
  PageReader pages();

  /**
   * Returns the rows of one record by dataset.
   *
   * @param parts all entries of each part, in the order in which they came
   */
  Map<String, List<Record>> rows(String id, SortedMap<String, List<JsonNode>> parts);
}
