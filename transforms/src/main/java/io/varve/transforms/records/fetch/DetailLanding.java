package io.varve.transforms.records.fetch;

import io.varve.io.model.Failure;
import io.varve.io.run.RawFiles;
import io.varve.transforms.records.detail.DetailQuestion;
import io.varve.transforms.records.detail.FetchedDetails;
import io.varve.transforms.records.detail.LandedDetails;
import io.varve.transforms.records.source.DetailSource;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks about many records, several at a time, and keeps the answers in the warehouse batch by
 * batch, so that a crash loses one batch. To land for the same run again asks only about the
 * records that it has no answer for.
 */
public final class DetailLanding {

  private static final int BATCH = 100;

  private final RawFiles raw;
  private final DetailSource source;
  private final URI endpoint;
  private final FetchPolicy policy;
  private final LandingProgress progress;

  /**
   * Returns a landing.
   *
   * @param raw where what is answered is kept
   * @param endpoint address of the API
   * @throws IllegalArgumentException when the endpoint cannot be asked; the message is for the user
   */
  public DetailLanding(
      RawFiles raw,
      DetailSource source,
      URI endpoint,
      FetchPolicy policy,
      LandingProgress progress) {
    RequestUrl.checkEndpoint(endpoint);
    this.raw = raw;
    this.source = source;
    this.endpoint = endpoint;
    this.policy = policy;
    this.progress = progress;
  }

  /**
   * Asks for a run. The progress counts records where that of listings counts listings, and entries
   * where that counts records.
   *
   * @return all answers of the run, to be read batch by batch
   * @throws IOException when the storage fails; the batches that were kept stay
   */
  public LandedDetails land(String runId, List<DetailQuestion> questions)
      throws IOException, InterruptedException {
    LandedDetails landed = new LandedDetails(raw, runId);
    List<DetailQuestion> open = open(landed, questions);
    ApiClient client = new ApiClient(policy);
    LandingTally tally = new LandingTally(open.size(), client::requests, progress);
    DetailFetch fetch = new DetailFetch(client, endpoint, source);
    OutageRule outage = new OutageRule();
    try (LandingThreads threads = new LandingThreads(policy.threads())) {
      for (int from = 0; from < open.size(); from += BATCH) {
        List<DetailQuestion> batch = open.subList(from, Math.min(open.size(), from + BATCH));
        landed.keep(threads.all(batch, (question, place) -> ask(fetch, question, outage, tally)));
      }
    }
    return landed;
  }

  private static List<DetailQuestion> open(LandedDetails landed, List<DetailQuestion> questions)
      throws IOException {
    Set<String> answered = new HashSet<>();
    for (String batch : landed.batches()) {
      landed.read(batch).forEach(details -> answered.add(details.question().id()));
    }
    return questions.stream().filter(question -> !answered.contains(question.id())).toList();
  }

  private static FetchedDetails ask(
      DetailFetch fetch, DetailQuestion question, OutageRule outage, LandingTally tally)
      throws InterruptedException {
    Optional<Failure> down = outage.down();
    FetchedDetails details;
    if (down.isPresent()) {
      details = FetchedDetails.failed(question, Instant.now(), down.get());
    } else {
      DetailFetch.Fetched fetched = fetch.fetch(question);
      details = fetched.details();
      outage.learn(details.failure(), fetched.outage());
    }
    tally.page(details.parts().values().stream().mapToInt(List::size).sum());
    tally.listing();
    return details;
  }
}
