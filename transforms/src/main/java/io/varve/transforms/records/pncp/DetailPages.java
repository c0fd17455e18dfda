package io.varve.transforms.records.pncp;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.transforms.records.source.InvalidPageException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Request;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads pages of items and documents: bare arrays, or objects with {@code data}. They do not say
 * how many there are: a full page is followed by another one. A page with more entries than were
 * asked for comes from a server that does not page, and is all there is.
 */
final class DetailPages implements PageReader {

  private static final long serialVersionUID = 1;
  private static final int FULL = 100;

  /** Returns the parameters of the first page. */
  static SortedMap<String, String> first() {
    return new TreeMap<>(Map.of(PncpPages.PAGE, "1", PncpPages.SIZE, Integer.toString(FULL)));
  }

  @Override
  public PageContent read(JsonNode body, Request asked) throws InvalidPageException {
    PageRecords records = PageRecords.of(body);
    String page = asked.parameters().getOrDefault(PncpPages.PAGE, "");
    boolean more = records.all().size() == FULL && page.matches("[0-9]{1,9}");
    return new PageContent(
        records.all(),
        more
            ? Optional.of(asked.with(PncpPages.PAGE, Long.toString(Long.parseLong(page) + 1)))
            : Optional.empty(),
        OptionalLong.empty());
  }
}
