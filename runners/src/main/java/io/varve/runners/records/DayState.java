package io.varve.runners.records;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of one day of a source.
 *
 * @param known whether the warehouse knows anything of the source
 * @param records records whose newest state is in the tables
 * @param versions versions of them
 * @param vanished records that their listing did not have any more
 * @param failed records, details and listings of the day that failed, and records without a valid
 *     id as far as their day can be told
 * @param details records whose details are in the tables
 * @param executions runs that asked for the day, in the order in which they began
 */
public record DayState(
    String source,
    LocalDate day,
    Optional<Long> snapshot,
    boolean known,
    long records,
    long versions,
    long vanished,
    long failed,
    long details,
    List<DayExecution> executions) {

  public DayState {
    executions = List.copyOf(executions);
  }

  /** Returns the start of the first execution. */
  public Optional<Instant> firstExecution() {
    return executions.stream().flatMap(run -> run.time().stream()).findFirst();
  }

  /** Returns the start of the last execution. */
  public Optional<Instant> lastExecution() {
    return executions.stream().flatMap(run -> run.time().stream()).reduce((a, b) -> b);
  }

  /** Returns the sum of a figure over the executions that have it. */
  public long total(Function<DayExecution, Optional<Long>> figure) {
    return executions.stream()
        .flatMap(run -> figure.apply(run).stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Returns the share of the known among all received, of the executions that tell both. */
  public double filterRate() {
    long received = 0;
    long unchanged = 0;
    for (DayExecution run : executions) {
      if (run.filterRate().isPresent()) {
        received += run.received().orElse(0L);
        unchanged += run.unchanged().orElse(0L);
      }
    }
    return DayExecution.rate(unchanged, received);
  }
}
