package io.varve.transforms.records.fetch;

import io.varve.io.model.FailureCode;
import io.varve.transforms.records.json.RecordJson;
import io.varve.transforms.records.source.PageReader;
import io.varve.transforms.records.source.Request;
import java.net.URI;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks for page after page until the source says that there is no more. It always ends: no page is
 * asked for twice, and there is a largest number of pages. Not safe for several threads.
 */
final class PageWalk {

  private final ApiClient client;
  private final URI endpoint;
  private final PageReader reader;
  private final LongAdder requests;
  private final int mostPages;
  private final Set<Request> asked = new HashSet<>();
  private Optional<Request> next;

  PageWalk(
      ApiClient client,
      URI endpoint,
      PageReader reader,
      Request first,
      LongAdder requests,
      int mostPages) {
    this.client = client;
    this.endpoint = endpoint;
    this.reader = reader;
    this.next = Optional.of(first);
    this.requests = requests;
    this.mostPages = mostPages;
  }

  /** Returns whether there is a page to ask for. */
  boolean hasNext() {
    return next.isPresent();
  }

  /**
   * Returns the next page, or nothing when the source says that there is none; that is the end.
   *
   * @throws FetchException when it cannot be had, or would be one page too many
   */
  Optional<FetchedPage> next() throws FetchException, InterruptedException {
    Request request = next.orElseThrow(NoSuchElementException::new);
    if (!asked.add(request)) {
      throw new FetchException(
          FailureCode.PARSE,
          "Cannot fetch all pages: after page "
              + asked.size()
              + " the source leads back to "
              + new RequestUrl(endpoint, request)
              + ". Report it to the source.");
    }
    if (asked.size() > mostPages) {
      throw new FetchException(
          FailureCode.LIMIT,
          "Cannot fetch all pages: there are more than "
              + mostPages
              + " from "
              + new RequestUrl(endpoint, request)
              + " on. Ask for fewer days at once.");
    }
    Optional<FetchedPage> page =
        client.get(
            endpoint,
            request,
            body -> new FetchedPage(body, reader.read(RecordJson.read(body), request)),
            requests);
    next = page.flatMap(fetched -> fetched.content().next());
    return page;
  }
}
