package io.varve.io.lifecycle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.lifecycle.ForgetPolicy.Candidate;
import io.varve.io.lifecycle.ForgetPolicy.Decision;
import io.varve.io.lifecycle.ForgetPolicy.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rules as restic documents them: of each period with a snapshot the newest one stays, periods
 * without one do not count, and the oldest snapshot stays while a count is not used up.
 */
class ForgetPolicyTest {

  /** Oldest first, ids from 1. */
  private static final List<String> TIMES =
      List.of(
          "2021-12-31T12:00:00Z", // 1, ISO week 52 of 2021
          "2022-01-01T12:00:00Z", // 2, still ISO week 52 of 2021
          "2022-01-03T12:00:00Z", // 3, ISO week 1 of 2022
          "2023-06-10T08:00:00Z", // 4
          "2023-06-10T08:59:59Z", // 5, the hour of 4
          "2023-06-10T09:00:00Z", // 6, the day of 5
          "2023-06-11T23:59:59Z", // 7, Sunday: the week of 6
          "2023-06-12T00:00:00Z", // 8, Monday
          "2023-07-01T00:00:00Z", // 9
          "2023-07-01T00:00:00Z"); // 10, at the same moment

  @ParameterizedTest
  @CsvSource({
    "last=1, 10",
    "last=3, 8 9 10",
    "last=100, 1 2 3 4 5 6 7 8 9 10",
    "hourly=1, 10",
    "hourly=4, 6 7 8 10",
    "hourly=5, 5 6 7 8 10",
    "daily=3, 7 8 10",
    "daily=4, 6 7 8 10",
    "weekly=1, 10",
    "weekly=3, 7 8 10",
    "weekly=5, 2 3 7 8 10",
    // A count that is left keeps the oldest, too.
    "weekly=6, 1 2 3 7 8 10",
    "monthly=2, 8 10",
    "monthly=3, 3 8 10",
    "monthly=4, 1 3 8 10",
    "monthly=5, 1 3 8 10",
    "yearly=1, 10",
    "yearly=2, 3 10",
    "yearly=3, 1 3 10",
    "yearly=9, 1 3 10",
    "hourly=100, 1 2 3 5 6 7 8 10",
    // What any rule keeps is kept.
    "last=2;yearly=2, 3 9 10",
    "daily=2;monthly=2;yearly=3, 1 3 8 10"
  })
  void theNewestOfEachPeriodStays(String counts, String kept) {
    Map<Period, Integer> rules = new TreeMap<>();
    for (String each : counts.split(";", -1)) {
      String[] rule = each.split("=", -1);
      rules.put(Period.valueOf(rule[0].toUpperCase(Locale.ROOT)), Integer.parseInt(rule[1]));
    }
    ForgetPolicy policy = new ForgetPolicy(rules, Optional.empty(), new TreeSet<>());

    assertThat(kept(policy, candidates()), is(kept));
  }

  @Test
  void theOldestStaysWithoutAPeriodOfItsOwnWhileACountIsLeft() {
    List<Candidate> oneDay =
        newestFirst(
            candidate(1, "2024-01-01T01:00:00Z"),
            candidate(2, "2024-01-01T02:00:00Z"),
            candidate(3, "2024-01-01T03:00:00Z"));

    assertThat(kept(daily(1), oneDay), is("3"));
    assertThat(kept(daily(2), oneDay), is("1 3"));
    assertThat(
        daily(2).decide(oneDay).stream().map(Decision::reasons).toList(),
        contains(List.of("daily snapshot"), List.of(), List.of("oldest daily snapshot")));
  }

  @ParameterizedTest
  @CsvSource({
    // Counted from the newest snapshot, not from today; the very moment is out.
    "1h, 9 10",
    "19d, 9 10",
    "19d1h, 7 8 9 10",
    "20d, 7 8 9 10",
    "1m, 4 5 6 7 8 9 10",
    "1y6m, 2 3 4 5 6 7 8 9 10",
    "9999y, 1 2 3 4 5 6 7 8 9 10"
  })
  void allWithinASpanOfTheNewestStay(String span, String kept) {
    ForgetPolicy policy =
        new ForgetPolicy(Map.of(), Optional.of(Span.parse(span)), new TreeSet<>());

    assertThat(kept(policy, candidates()), is(kept));
  }

  @Test
  void aTagKeepsASnapshotWhateverThePolicySays() {
    List<Candidate> some =
        newestFirst(
            tagged(1, "2024-01-01T00:00:00Z", "audit"),
            tagged(2, "2024-01-02T00:00:00Z", "other"),
            candidate(3, "2024-01-03T00:00:00Z"),
            candidate(4, "2024-01-04T00:00:00Z"));
    ForgetPolicy byTag =
        new ForgetPolicy(Map.of(), Optional.empty(), new TreeSet<>(List.of("audit")));

    assertThat(kept(byTag, some), is("1 2"));
    assertThat(kept(daily(1), some), is("1 2 4"));
    assertThat(daily(1).decide(some).get(3).reasons(), contains("tag audit"));
  }

  @Test
  void whatOnlyTagsOrForgetsIsNotCounted() {
    List<Candidate> some =
        newestFirst(
            candidate(1, "2024-01-01T00:00:00Z"),
            candidate(2, "2024-01-02T00:00:00Z"),
            with(3, "2024-01-03T00:00:00Z", false),
            with(4, "2024-06-01T00:00:00Z", false, "current snapshot"));

    assertThat(kept(daily(1), some), is("2 4"));
    // The time of the newest that counts decides, not that of a mere tag.
    ForgetPolicy within =
        new ForgetPolicy(Map.of(), Optional.of(Span.parse("2d")), new TreeSet<>());
    assertThat(kept(within, some), is("1 2 4"));
    // Nor is a mere tag the oldest.
    List<Candidate> tagFirst =
        newestFirst(
            with(1, "2024-01-01T00:00:00Z", false),
            candidate(2, "2024-01-02T00:00:00Z"),
            candidate(3, "2024-01-02T01:00:00Z"));
    assertThat(kept(daily(5), tagFirst), is("2 3"));
  }

  @Test
  void whatMustStayStays() {
    List<Candidate> some =
        newestFirst(
            with(1, "2024-01-01T00:00:00Z", true, "run r is at work on it"),
            candidate(2, "2024-01-02T00:00:00Z"),
            candidate(3, "2024-01-03T00:00:00Z"));

    assertThat(kept(daily(1), some), is("1 3"));
  }

  @Test
  void nothingToDecideOnIsNoError() {
    assertThat(daily(1).decide(List.of()), is(empty()));
  }

  @Test
  void aPolicyThatKeepsNothingIsRefused() {
    assertThat(refusal(Map.of(), Optional.empty()), containsString("it keeps nothing"));
    assertThat(
        refusal(Map.of(Period.LAST, 0), Optional.empty()),
        containsString("Invalid --keep-last: 0"));
    assertThat(
        refusal(Map.of(Period.WEEKLY, -1), Optional.empty()),
        containsString("Invalid --keep-weekly: -1"));
    assertThat(
        refusal(Map.of(), Optional.of(Span.parse("0h"))),
        containsString("Invalid --keep-within: 0h"));
  }

  private static String refusal(Map<Period, Integer> counts, Optional<Span> within) {
    return assertThrows(
            IllegalArgumentException.class, () -> new ForgetPolicy(counts, within, new TreeSet<>()))
        .getMessage();
  }

  private static ForgetPolicy daily(int count) {
    return new ForgetPolicy(Map.of(Period.DAILY, count), Optional.empty(), new TreeSet<>());
  }

  private static String kept(ForgetPolicy policy, List<Candidate> newestFirst) {
    return policy.decide(newestFirst).stream()
        .filter(Decision::keep)
        .map(Decision::id)
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  private static List<Candidate> candidates() {
    Candidate[] all = new Candidate[TIMES.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = candidate(i + 1, TIMES.get(i));
    }
    return newestFirst(all);
  }

  private static List<Candidate> newestFirst(Candidate... oldestFirst) {
    List<Candidate> all = new ArrayList<>(List.of(oldestFirst));
    Collections.reverse(all);
    return all;
  }

  private static Candidate candidate(long id, String time) {
    return with(id, time, true);
  }

  private static Candidate with(long id, String time, boolean changesTables, String... mustStay) {
    return new Candidate(
        id, Instant.parse(time), new TreeSet<>(), changesTables, List.of(mustStay));
  }

  private static Candidate tagged(long id, String time, String tag) {
    SortedSet<String> tags = new TreeSet<>(List.of(tag));
    return new Candidate(id, Instant.parse(time), tags, true, List.of());
  }
}
