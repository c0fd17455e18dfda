package io.varve.transforms.records.plan;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceMetadata;
import io.varve.transforms.records.version.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each record once, however often it stands on the pages. */
class SeenRecordsTest {

  private static final Instant DAY = Instant.parse("2026-06-01T00:00:00Z");

  private final SeenRecords seen = new SeenRecords();

  private static Sighting sighting(String key, String hash, int updated, int observed, int page) {
    return new Sighting(
        key,
        hash,
        10,
        "p",
        Optional.of(DAY.plusSeconds(updated)),
        Optional.of(DAY.plusSeconds(observed)),
        page,
        0,
        "page-" + page);
  }

  private List<String> hashes(String key) {
    return seen.records().get(key).stream().map(Sighting::hash).toList();
  }

  @Test
  void sameStateOnSeveralPagesIsOneAndTheLatestObservationCounts() {
    seen.add(Seen.of(sighting("a", "x", 1, 5, 0)));
    seen.add(Seen.of(sighting("a", "x", 1, 9, 2)));
    seen.add(Seen.of(sighting("a", "x", 1, 7, 1)));
    assertThat(seen.records().get("a"), contains(sighting("a", "x", 1, 9, 2)));
    assertThat(seen.received(), is(3L));
  }

  @Test
  void statesOfARecordStandByAge() {
    seen.add(Seen.of(sighting("a", "newest", 3, 1, 0)));
    seen.add(Seen.of(sighting("a", "oldest", 1, 9, 1)));
    seen.add(Seen.of(sighting("a", "between", 2, 2, 2)));
    seen.add(Seen.of(sighting("b", "other", 1, 1, 3)));
    assertThat(hashes("a"), contains("oldest", "between", "newest"));
    assertThat(hashes("b"), contains("other"));
  }

  @Test
  void ofStatesOfTheSameAgeTheOneOnTheLaterPageIsNewer() {
    seen.add(Seen.of(sighting("a", "second", 1, 1, 2)));
    seen.add(Seen.of(sighting("a", "first", 1, 1, 1)));
    assertThat(hashes("a"), contains("first", "second"));
  }

  @Test
  void keysAreThoseOfAllThatMayHaveAnEntry() {
    seen.add(Seen.of(sighting("a", "x", 1, 1, 0)));
    seen.add(Seen.of(trouble("bad", "1")));
    seen.add(Seen.of(trouble("bad", "2")));
    seen.add(Seen.page("page", 77));
    assertThat(seen.keys(), containsInAnyOrder("a", "bad", "page"));
    assertThat(seen.troubles().get("bad").hash(), is("1"));
    assertThat(seen.goodPages(), is(Set.of("page")));
    assertThat(seen.bytes(), is(77L));
    assertThat(seen.received(), is(3L));
  }

  private static Trouble trouble(String key, String hash) {
    SourceMetadata source = new SourceMetadata("u", 1, DAY, "token", Optional.empty());
    return new Trouble(key, source, hash, "read", FailureCode.VALIDATION, "why");
  }
}
