package io.varve.transforms.records.fetch;

import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Questions in small pages, and policies that do not wait. */
public final class Quick {

  /** A day that is over. */
  public static final LocalDate DAY = LocalDate.of(2026, 6, 20);

  private Quick() {}

  /** Returns a policy of so many tries; with a time-out that no healthy answer reaches. */
  public static FetchPolicy policy(int attempts) {
    return policy(attempts, Duration.ofSeconds(20));
  }

  /** Returns a policy of so many tries with a time-out. */
  public static FetchPolicy policy(int attempts, Duration timeout) {
    return new FetchPolicy(
        1000, timeout, attempts, Duration.ofMillis(1), Duration.ofMillis(5), 1 << 20, 3);
  }

  /** Returns the listing of a day and modality, ten records a page. */
  public static Listing listing(LocalDate day, int modality) {
    return listings(day, Integer.toString(modality)).get(0);
  }

  /** Returns the listings of a day and some modalities, ten records a page. */
  public static List<Listing> listings(LocalDate day, String... modalities) {
    return new PncpSource()
        .listings(Period.of(day), new Query("", List.of(modalities), new TreeMap<>(), 10));
  }
}
