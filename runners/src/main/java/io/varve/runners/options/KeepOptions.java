package io.varve.runners.options;

import io.varve.io.lifecycle.ForgetPolicy;
import io.varve.io.lifecycle.ForgetPolicy.Period;
import io.varve.io.lifecycle.Span;
import io.varve.runners.console.UserException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** Which snapshots are kept, in restic's words. */
public final class KeepOptions {

  @Option(names = "--keep-last", paramLabel = "N", description = "Keep the N newest snapshots.")
  private Optional<Integer> last = Optional.empty();

  @Option(
      names = "--keep-hourly",
      paramLabel = "N",
      description = "Keep the newest snapshot of each of the N newest hours that have one.")
  private Optional<Integer> hourly = Optional.empty();

  @Option(names = "--keep-daily", paramLabel = "N", description = "The same by days (UTC).")
  private Optional<Integer> daily = Optional.empty();

  @Option(names = "--keep-weekly", paramLabel = "N", description = "The same by ISO weeks.")
  private Optional<Integer> weekly = Optional.empty();

  @Option(names = "--keep-monthly", paramLabel = "N", description = "The same by months.")
  private Optional<Integer> monthly = Optional.empty();

  @Option(names = "--keep-yearly", paramLabel = "N", description = "The same by years.")
  private Optional<Integer> yearly = Optional.empty();

  @Option(
      names = "--keep-within",
      paramLabel = "SPAN",
      description = "Keep all that are not older than the newest by more, such as 1y6m, 30d, 12h.")
  private Optional<String> within = Optional.empty();

  @Option(
      names = "--keep-tag",
      paramLabel = "TAG",
      description = "Keep those with this tag; repeat it. Any tag keeps a snapshot anyway.")
  private List<String> tags = new ArrayList<>();

  /**
   * Returns the policy.
   *
   * @throws UserException when it would keep nothing, or says nonsense
   */
  public ForgetPolicy policy() {
    Map<Period, Integer> counts = new EnumMap<>(Period.class);
    last.ifPresent(n -> counts.put(Period.LAST, n));
    hourly.ifPresent(n -> counts.put(Period.HOURLY, n));
    daily.ifPresent(n -> counts.put(Period.DAILY, n));
    weekly.ifPresent(n -> counts.put(Period.WEEKLY, n));
    monthly.ifPresent(n -> counts.put(Period.MONTHLY, n));
    yearly.ifPresent(n -> counts.put(Period.YEARLY, n));
    return UserException.whenRefused(
        () -> new ForgetPolicy(counts, within.map(KeepOptions::span), new TreeSet<>(tags)));
  }

  private static Span span(String text) {
    try {
      return Span.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Invalid --keep-within: " + e.getMessage() + ".", e);
    }
  }
}
