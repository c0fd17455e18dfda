package io.varve.transforms.records.page;

import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.RecordSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs were answered that died, or failed, before they could commit it. An answer is good
 * enough to be taken over when it is complete, when its days were over as it was fetched, so that
 * none of their records was still to come, and when it is not older than {@link #FRESH}, since
 * records are changed on later days too. Its figures stay those of the run that fetched it.
 *
 * <p>Looks at the newest {@value #NEWEST_RUNS} runs. Safe for several threads.
 */
public final class DeadRunListings implements EarlierListings {

  /** Oldest answer that is taken over. */
  public static final Duration FRESH = Duration.ofDays(1);

  private static final int NEWEST_RUNS = 50;
  private static final Set<RunStatus> NOTHING_COMMITTED =
      EnumSet.of(RunStatus.FAILED, RunStatus.CONFLICT, RunStatus.REFUSED);
  private static final Logger LOG = LoggerFactory.getLogger(DeadRunListings.class);

  private final Map<String, LandedListing> byName = new HashMap<>();

  /**
   * Looks for the answers of a source.
   *
   * @param endpoint address that was asked
   * @param runId the run that would take them over; it is none of them
   * @param liveness tells which runs are over
   * @param now time, for the age of the answers
   */
  public DeadRunListings(
      Storage storage,
      RecordSource source,
      URI endpoint,
      String runId,
      RunLiveness liveness,
      Instant now)
      throws IOException {
    RunStore store = new RunStore(storage);
    LandedRuns landed = new LandedRuns(storage);
    List<String> ids = store.ids();
    for (String id : ids.subList(Math.max(0, ids.size() - NEWEST_RUNS), ids.size())) {
      for (LandedRun run :
          id.equals(runId) ? List.<LandedRun>of() : of(id, store, landed, liveness)) {
        if (run.source().equals(source.name()) && run.endpoint().equals(endpoint.toString())) {
          run.listings().stream()
              .filter(listing -> isGood(listing, source, now))
              .forEach(
                  listing ->
                      byName.merge(listing.listing().name(), listing, DeadRunListings::newer));
        }
      }
    }
  }

  /** Returns the accounts of a run when it is dead. */
  private static List<LandedRun> of(
      String id, RunStore store, LandedRuns landed, RunLiveness liveness) throws IOException {
    try {
      RunRecord run = store.find(id);
      boolean committedNothing =
          run.finished().map(end -> NOTHING_COMMITTED.contains(end.status())).orElse(true);
      return committedNothing && liveness.isOver(run) ? landed.findAll(id) : new ArrayList<>();
    } catch (DamagedException | UnsupportedFormatException e) {
      // To fetch again is always right.
      LOG.warn("What run {} fetched cannot be taken over: {}", id, e.getMessage());
      return new ArrayList<>();
    }
  }

  private static boolean isGood(LandedListing answer, RecordSource source, Instant now) {
    return answer.state() == LandedListing.State.COMPLETE
        && answer
            .listing()
            .days()
            .to()
            .isBefore(answer.fetchedAt().atZone(source.zone()).toLocalDate())
        && !answer.fetchedAt().isBefore(now.minus(FRESH));
  }

  private static LandedListing newer(LandedListing a, LandedListing b) {
    return a.fetchedAt().isBefore(b.fetchedAt()) ? b : a;
  }

  @Override
  public Optional<LandedListing> find(Listing listing) {
    return Optional.ofNullable(byName.get(listing.name()))
        .filter(answer -> answer.listing().first().equals(listing.first()))
        .map(answer -> answer.of(listing));
  }
}
