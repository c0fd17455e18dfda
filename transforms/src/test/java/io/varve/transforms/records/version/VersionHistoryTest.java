package io.varve.transforms.records.version;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is current follows the source's time, whatever the order in which states come. */
class VersionHistoryTest {

  private static final Instant NOW = Instant.parse("2026-06-20T12:00:00Z");
  private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

  private VersionHistory history = new VersionHistory(List.of(), 0);

  /** Hours stand for times; -1 for a time that nobody noted. */
  private static Sighting seen(String state, int updatedHour, int observedHour) {
    return new Sighting(
        "k", state, 1, "p", hour(updatedHour), hour(observedHour), 0, 0, "file:///page");
  }

  private static Optional<Instant> hour(int hour) {
    return hour < 0 ? Optional.empty() : Optional.of(DAY.plusSeconds(3600L * hour));
  }

  private boolean add(Sighting seen) {
    boolean changed = history.add(seen, "{\"" + seen.hash() + "\":1}", "run-1", NOW);
    assertThat(
        "one is current", history.versions().stream().filter(Version::isCurrent).count(), is(1L));
    return changed;
  }

  private List<String> versions() {
    return history.versions().stream()
        .map(each -> each.version() + each.versionHash() + (each.isCurrent() ? "*" : ""))
        .toList();
  }

  @Test
  void firstStateIsCurrent() {
    assertThat(add(seen("a", 1, 10)), is(true));
    assertThat(
        history.versions(),
        contains(new Version(1, true, "run-1", hour(10).orElseThrow(), hour(1), "a", "{\"a\":1}")));
  }

  @Test
  void timeOfTheRunStandsForOneThatNobodyNoted() {
    add(seen("a", 1, -1));
    assertThat(history.current().orElseThrow().validFrom(), is(NOW));
  }

  @ParameterizedTest
  @CsvSource({
    // what      is known        is seen       gives
    "newer,              a 1 10,         b 2 11,       1a 2b*",
    "older and unknown,  a 2 10,         b 1 11,       1a* 2b",
    "same again,         a 1 10,         a 1 11,       1a*",
    "same time observed later,    a 1 10, b 1 11,      1a 2b*",
    "same time observed earlier,  a 1 10, b 1 9,       1a* 2b",
    "same time observed at once,  a 1 10, b 1 10,      1a 2b*",
    "same time not observed,      a 1 10, b 1 -1,      1a 2b*",
    "without times observed later,   a -1 10, b -1 11, 1a 2b*",
    "without times observed earlier, a -1 10, b -1 9,  1a* 2b",
    "without times not observed,     a -1 10, b -1 -1, 1a 2b*",
    "one without a time,          a 1 10, b -1 11,     1a 2b*",
    "then one with a time,        a -1 10, b 1 9,      1a* 2b",
  })
  void secondState(String what, String known, String then, String expected) {
    add(parsed(known));
    boolean changed = add(parsed(then));
    assertThat(what, String.join(" ", versions()), is(expected));
    assertThat(what, changed, is(versions().size() > 1));
  }

  private static Sighting parsed(String text) {
    String[] parts = text.split(" ", -1);
    return seen(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  @Test
  void olderKnownStateChangesNothing() {
    add(seen("a", 1, 10));
    add(seen("b", 2, 11));
    assertThat(add(seen("a", 1, 10)), is(false));
    assertThat(add(seen("a", 1, 12)), is(false));
    assertThat(versions(), contains("1a", "2b*"));
  }

  @Test
  void knownStateWithoutAnyTimeIsAReplay() {
    add(seen("a", -1, 10));
    add(seen("b", -1, 11));
    nextRun();
    assertThat(add(seen("a", -1, -1)), is(false));
    assertThat(versions(), contains("1a", "2b*"));
  }

  private void nextRun() {
    history = new VersionHistory(history.versions(), history.versions().size());
  }

  @Test
  void orderDecidesBetweenStatesOfOneAnswerAndReplaysOfItChangeNothing() {
    add(seen("a", 1, 10));
    nextRun();
    add(seen("b", 1, 11));
    add(seen("a", 1, 11));
    assertThat(versions(), contains("1a", "2b", "3a*"));
    nextRun();
    assertThat("replays", add(seen("b", 1, 11)) || add(seen("a", 1, 11)), is(false));
    assertThat(versions(), contains("1a", "2b", "3a*"));
  }

  /** Tables keep microseconds; what was cut off must not make a replay look newer. */
  @Test
  void replayOfTimesThatWereMorePreciseThanTheTableChangesNothing() {
    Optional<Instant> precise = hour(10).map(time -> time.plusNanos(1_234_567));
    Sighting a = new Sighting("k", "a", 1, "p", precise, precise, 0, 0, "file:///page");
    Sighting b = new Sighting("k", "b", 1, "p", precise, precise, 0, 1, "file:///page");
    add(a);
    add(b);
    assertThat(versions(), contains("1a", "2b*"));
    nextRun();
    assertThat(
        history.current().orElseThrow().validFrom(),
        is(hour(10).orElseThrow().plusNanos(1_234_000)));
    assertThat("replays", add(a) || add(b), is(false));
  }

  @Test
  void stateThatCameBackLaterIsANewVersionWhereTimesDoNotTell() {
    add(seen("a", -1, 10));
    add(seen("b", -1, 11));
    assertThat(add(seen("a", -1, 12)), is(true));
    assertThat(versions(), contains("1a", "2b", "3a*"));
    assertThat("replays", add(seen("a", -1, 10)) || add(seen("b", -1, 11)), is(false));
  }

  @Test
  void numbersGoOnBehindStoredAndLostVersions() {
    add(seen("a", 1, 10));
    add(seen("b", 2, 11));
    history = new VersionHistory(history.versions(), 1);
    add(seen("c", 3, 12));
    assertThat(versions(), contains("1a", "2b", "3c*"));
    history = new VersionHistory(List.of(), 3);
    add(seen("d", 4, 13));
    assertThat(versions(), contains("4d*"));
  }

  @Test
  void anyOrderAndRepetitionEndsInTheSameState() {
    Random random = new Random(31);
    for (int round = 0; round < 2000; round++) {
      int states = 1 + random.nextInt(7);
      List<Sighting> order = new ArrayList<>();
      for (int i = 0; i < states; i++) {
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
          order.add(seen("s" + i, i, random.nextInt(40) - 1));
        }
      }
      Collections.shuffle(order, random);
      history = new VersionHistory(List.of(), 0);
      order.forEach(this::add);
      String reason = "round " + round + ": " + order;
      assertThat(reason, history.current().orElseThrow().versionHash(), is("s" + (states - 1)));
      assertThat(
          reason,
          history.versions().stream().map(Version::versionHash).toList(),
          containsInAnyOrder(order.stream().map(Sighting::hash).distinct().toArray(String[]::new)));
      assertThat(
          reason,
          history.versions().stream().map(Version::version).collect(Collectors.toSet()).size(),
          is(states));
    }
  }
}
