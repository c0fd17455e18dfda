package io.varve.transforms.records.fetch;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.model.Failure;
import io.varve.io.model.FailureCode;
import io.varve.transforms.records.detail.DetailQuestion;
import io.varve.transforms.records.detail.FetchedDetails;
import io.varve.transforms.records.source.DetailSource;
import io.varve.transforms.records.source.Request;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Asks for all parts of what there is about single records. Safe for several threads. */
public final class DetailFetch {

  private static final int MOST_PAGES = 10_000;

  private final ApiClient client;
  private final URI endpoint;
  private final DetailSource source;

  public DetailFetch(ApiClient client, URI endpoint, DetailSource source) {
    this.client = client;
    this.endpoint = endpoint;
    this.source = source;
  }

  /**
   * What came of asking.
   *
   * @param details all parts, or the failure
   * @param outage whether it failed because the API seems to be down
   */
  public record Fetched(FetchedDetails details, boolean outage) {}

  /** Asks about one record; a failure is part of what is returned. */
  public Fetched fetch(DetailQuestion question) throws InterruptedException {
    Instant now = Instant.now();
    try {
      SortedMap<String, List<JsonNode>> parts = new TreeMap<>();
      for (Map.Entry<String, Request> part : source.requests(question.id()).entrySet()) {
        parts.put(part.getKey(), all(part.getValue()));
      }
      return new Fetched(new FetchedDetails(question, now, Optional.empty(), parts), false);
    } catch (FetchException e) {
      return new Fetched(FetchedDetails.failed(question, now, e.failure()), e.isOutage());
    } catch (RuntimeException e) {
      Failure failure =
          new Failure(
              FetchException.STAGE,
              FailureCode.INTERNAL,
              "Cannot ask about " + question.id() + ": " + Excerpt.of(e.toString()),
              Optional.empty());
      return new Fetched(FetchedDetails.failed(question, now, failure), false);
    }
  }

  private List<JsonNode> all(Request first) throws FetchException, InterruptedException {
    List<JsonNode> entries = new ArrayList<>();
    PageWalk walk =
        new PageWalk(client, endpoint, source.pages(), first, new LongAdder(), MOST_PAGES);
    while (walk.hasNext()) {
      walk.next().ifPresent(page -> entries.addAll(page.content().records()));
    }
    return entries;
  }
}
