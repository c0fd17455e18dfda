package io.varve.transforms.records.source;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What a user wants of a source, apart from the days.
 *
 * @param by which of its dates the days are about, such as {@code publication}; empty for the usual
 * @param series values that are asked for one by one, such as codes of modalities, or the name of a
 *     group of them; empty for all
 * @param filters what every request is narrowed to, by the source's own names
 * @param pageSize records per page; 0 for the usual number
 */
public record Query(
    String by, List<String> series, SortedMap<String, String> filters, int pageSize) {

  public Query {
    series = List.copyOf(series);
    filters = Request.byName(filters);
    if (pageSize < 0) {
      throw new IllegalArgumentException("Invalid --page-size: " + pageSize);
    }
  }

  /** Everything, as usual. */
  public static final Query ALL = new Query("", List.of(), Collections.emptySortedMap(), 0);
}
