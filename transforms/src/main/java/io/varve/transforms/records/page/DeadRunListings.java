package io.varve.transforms.records.page;

import io.varve.io.run.RawFiles;
import io.varve.io.run.RunLiveness;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.storage.DamagedException;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.RecordSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
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
      RunStore store,
      RawFiles raw,
      RecordSource source,
      URI endpoint,
      String runId,
      RunLiveness liveness,
      Instant now)
      throws IOException {
    LandedRuns landed = new LandedRuns(raw);
    List<String> ids = store.ids();
    Set<String> settled = new HashSet<>();
    // From the newest on: what a later run was answered, and made something of, is newer.
    for (int i = ids.size() - 1; i >= Math.max(0, ids.size() - NEWEST_RUNS); i--) {
      if (!ids.get(i).equals(runId)) {
        for (LandedRun run : landed(ids.get(i), landed)) {
          if (run.source().equals(source.name()) && run.endpoint().equals(endpoint.toString())) {
            take(run, isDead(ids.get(i), store, liveness), source, now, settled);
          }
        }
      }
    }
  }

  private void take(
      LandedRun run, boolean dead, RecordSource source, Instant now, Set<String> settled) {
    for (LandedListing listing : run.listings()) {
      String name = listing.listing().name();
      if (!dead) {
        settled.add(name);
      } else if (!settled.contains(name) && isGood(listing, source, now)) {
        byName.merge(name, listing, DeadRunListings::newer);
      }
    }
  }

  private static List<LandedRun> landed(String id, LandedRuns landed) throws IOException {
    try {
      return landed.findAll(id);
    } catch (DamagedException | UnsupportedFormatException e) {
      // To fetch again is always right.
      LOG.warn("What run {} fetched cannot be taken over: {}", id, e.getMessage());
      return List.of();
    }
  }

  private static boolean isDead(String id, RunStore store, RunLiveness liveness)
      throws IOException {
    try {
      RunRecord run = store.find(id);
      boolean committedNothing =
          run.finished().map(end -> NOTHING_COMMITTED.contains(end.status())).orElse(true);
      return committedNothing && liveness.isOver(run);
    } catch (DamagedException | UnsupportedFormatException e) {
      LOG.warn("What run {} fetched cannot be taken over: {}", id, e.getMessage());
      return false;
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
