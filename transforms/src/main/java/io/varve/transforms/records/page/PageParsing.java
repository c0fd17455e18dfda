package io.varve.transforms.records.page;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.InvalidPageException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Request;
import java.io.IOException;
import java.util.Collections;

/** From the bytes of a kept page to what it says. */
final class PageParsing {

  /** Of a page in a folder nobody knows what it answered. */
  private static final Request UNKNOWN = new Request("/", Collections.emptySortedMap());

  private PageParsing() {}

  /**
   * Returns what an unpacked page says.
   *
   * @throws ExtractionException with {@code PARSE} when it is none
   */
  static PageContent parse(byte[] body, PageReader reader) throws ExtractionException {
    try {
      return reader.read(RecordJson.read(body), UNKNOWN);
    } catch (InvalidPageException e) {
      throw new ExtractionException(FailureCode.PARSE, "it is no page: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ExtractionException(FailureCode.PARSE, "it is not JSON: " + firstLine(e), e);
    }
  }

  private static String firstLine(IOException error) {
    return String.valueOf(error.getMessage()).lines().findFirst().orElse("");
  }
}
