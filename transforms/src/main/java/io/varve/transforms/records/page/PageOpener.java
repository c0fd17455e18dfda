package io.varve.transforms.records.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.ContentHash;
import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.InvalidPageException;
import io.varve.transforms.records.source.PageContent;
import io.varve.transforms.records.source.PageReader;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/** Makes pages of stored bytes. Safe for several threads. */
final class PageOpener implements Serializable {

  private static final long serialVersionUID = 1;
  private static final String STAGE = "read";

  private final PageReader reader;
  private final int maxBytes;

  PageOpener(PageReader reader, int maxBytes) {
    this.reader = reader;
    this.maxBytes = maxBytes;
  }

  int maxBytes() {
    return maxBytes;
  }

  /** Where the bytes of a page come from. */
  @FunctionalInterface
  interface Bytes {
    byte[] read() throws ExtractionException, IOException;
  }

  ReadPage open(PageRef page, Bytes stored) {
    try {
      return new ReadPage(page, Optional.of(content(page, stored)), Optional.empty());
    } catch (ExtractionException e) {
      return failed(page, e.code(), e.getMessage());
    } catch (InvalidPageException e) {
      return failed(page, FailureCode.PARSE, e.getMessage());
    } catch (JsonProcessingException e) {
      return failed(page, FailureCode.PARSE, "it is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      return failed(page, FailureCode.FETCH, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return failed(page, FailureCode.INTERNAL, "because of a defect: " + e);
    }
  }

  private PageContent content(PageRef page, Bytes stored)
      throws ExtractionException, InvalidPageException, IOException {
    byte[] body = PageBytes.unpack(stored.read(), maxBytes);
    String hash = ContentHash.of(body).value();
    if (page.sha256().isPresent() && !page.sha256().get().equals(hash)) {
      throw new ExtractionException(
          FailureCode.DECODE,
          "it is not what was fetched: its hash is "
              + hash
              + ", not "
              + page.sha256().get()
              + "; restore it from a copy or fetch it again");
    }
    return reader.read(json(body), page.asked());
  }

  private static JsonNode json(byte[] body) throws ExtractionException, JsonProcessingException {
    try {
      return RecordJson.read(body);
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new ExtractionException(FailureCode.PARSE, "it is not JSON: " + e.getMessage(), e);
    }
  }

  private static ReadPage failed(PageRef page, FailureCode code, String why) {
    String line = ("Cannot read the page: " + why).replaceAll("\\p{Cntrl}+", " ");
    return new ReadPage(
        page, Optional.empty(), Optional.of(new Failure(STAGE, code, line, Optional.empty())));
  }
}
