package io.varve.io.lifecycle;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which snapshots to keep, in restic's words and with its rules. Each rule keeps the newest
 * snapshot of each of its periods until its count is used up, and the oldest snapshot of all while
 * it is not; a snapshot that any rule keeps is kept. Periods are those of UTC, weeks those of ISO
 * 8601.
 *
 * @param counts number of periods per rule; absent rules keep nothing
 * @param within all that were committed so long before the newest are kept
 * @param tags all with one of these tags are kept; all with any tag are kept anyway
 */
public record ForgetPolicy(
    Map<Period, Integer> counts, Optional<Span> within, SortedSet<String> tags) {

  public ForgetPolicy {
    counts = counts.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(counts));
    tags = new TreeSet<>(tags);
    if (counts.isEmpty() && within.isEmpty() && tags.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid policy: it keeps nothing. Give at least one of --keep-last, --keep-hourly,"
              + " --keep-daily, --keep-weekly, --keep-monthly, --keep-yearly, --keep-within,"
              + " --keep-tag.");
    }
    if (within.filter(Span::isNothing).isPresent()) {
      throw new IllegalArgumentException(
          "Invalid --keep-within: " + within.get() + ". It keeps nothing; give a longer time.");
    }
    counts.forEach(
        (period, count) -> {
          if (count < 1) {
            throw new IllegalArgumentException(
                "Invalid --keep-" + period.word() + ": " + count + ". Give 1 or more.");
          }
        });
  }

  /** What a rule counts. */
  public enum Period {
    /** Each snapshot. */
    LAST("last"),
    HOURLY("hourly"),
    DAILY("daily"),
    WEEKLY("weekly"),
    MONTHLY("monthly"),
    YEARLY("yearly");

    private final String word;

    Period(String word) {
      this.word = word;
    }

    /** Returns the word after {@code --keep-}. */
    public String word() {
      return word;
    }

    private String of(Instant moment, int number) {
      ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
      return switch (this) {
        case LAST -> Integer.toString(number);
        case HOURLY -> time.toLocalDate() + "T" + time.getHour();
        case DAILY -> time.toLocalDate().toString();
        case WEEKLY ->
            time.get(IsoFields.WEEK_BASED_YEAR)
                + "-W"
                + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        case MONTHLY -> time.getYear() + "-" + time.getMonthValue();
        case YEARLY -> Integer.toString(time.getYear());
      };
    }
  }

  /**
   * A snapshot to decide on.
   *
   * @param id id
   * @param committedAt time of its commit
   * @param tags its tags
   * @param changesTables whether it has tables of its own; one that has not is never counted
   * @param mustStay why it stays whatever the policy says
   */
  public record Candidate(
      long id,
      Instant committedAt,
      SortedSet<String> tags,
      boolean changesTables,
      List<String> mustStay) {

    public Candidate {
      mustStay = List.copyOf(mustStay);
    }
  }

  /**
   * A snapshot and why it is kept.
   *
   * @param id id
   * @param committedAt time of its commit
   * @param reasons reasons to keep it; empty when it is to be forgotten
   */
  public record Decision(long id, Instant committedAt, List<String> reasons) {

    public Decision {
      reasons = List.copyOf(reasons);
    }

    /** Returns whether it is kept. */
    public boolean keep() {
      return !reasons.isEmpty();
    }
  }

  /** Decides on all kept snapshots, given newest first. */
  public List<Decision> decide(List<Candidate> newestFirst) {
    List<Counting> rules = new ArrayList<>();
    counts.forEach((period, count) -> rules.add(new Counting(period, count)));
    rules.sort((a, b) -> a.period.compareTo(b.period));
    List<Candidate> counted = newestFirst.stream().filter(Candidate::changesTables).toList();
    Optional<Instant> newest = counted.stream().map(Candidate::committedAt).findFirst();
    List<Decision> decisions = new ArrayList<>();
    int number = 0;
    for (Candidate candidate : newestFirst) {
      List<String> reasons = new ArrayList<>(candidate.mustStay());
      candidate.tags().forEach(tag -> reasons.add("tag " + tag));
      if (candidate.changesTables()) {
        number++;
        boolean oldest = number == counted.size();
        for (Counting rule : rules) {
          rule.reason(candidate.committedAt(), number, oldest).ifPresent(reasons::add);
        }
        if (within.isPresent()
            && candidate.committedAt().isAfter(within.get().before(newest.orElseThrow()))) {
          reasons.add("within " + within.get());
        }
      }
      decisions.add(new Decision(candidate.id(), candidate.committedAt(), reasons));
    }
    return decisions;
  }

  /** How far a rule has come. */
  private static final class Counting {

    private final Period period;
    private int left;
    private String newestPeriod = "";

    Counting(Period period, int count) {
      this.period = period;
      this.left = count;
    }

    Optional<String> reason(Instant moment, int number, boolean oldest) {
      String now = period.of(moment, number);
      boolean another = !now.equals(newestPeriod);
      if (left == 0 || !(another || oldest)) {
        return Optional.empty();
      }
      newestPeriod = now;
      left--;
      return Optional.of((another ? "" : "oldest ") + period.word + " snapshot");
    }
  }
}
