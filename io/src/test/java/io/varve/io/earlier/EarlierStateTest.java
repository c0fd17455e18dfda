package io.varve.io.earlier;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierStateTest {

  private static final String DIGITS = "0123456789abcdef".repeat(4);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"sha256:%s,true", "%s,true", "SHA256:%s,true", "md5:%s,false", "%s0,false"})
  void hashesAreReadWithAndWithoutTheirName(String form, boolean known) throws IOException {
    EarlierState state = state("{'files': {'a': {'hash': '" + form.formatted(DIGITS) + "'}}}");

    assertThat(
        only(state).hash(),
        is(known ? Optional.of(new ContentHash("sha256:" + DIGITS)) : Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-02T03:04:05,2024-01-02T03:04:05Z",
    "2024-01-02T03:04:05.5,2024-01-02T03:04:05.500Z",
    "2024-01-02T03:04:05+02:00,2024-01-02T01:04:05Z",
    "yesterday,",
  })
  void timesAreReadInUtcUnlessTheySayOtherwise(String text, Instant time) throws IOException {
    EarlierState state = state("{'files': {'a': {'last_processed': '" + text + "'}}}");

    assertThat(only(state).processedAt(), is(Optional.ofNullable(time)));
  }

  @Test
  void laterAccountOfAFileCountsAndTheFirstRunStays() throws IOException {
    EarlierState state = new EarlierState();
    add(state, "{'files': {'a': {'last_processed': '2024-02-01T00:00:00', 'run_id': 'second'}}}");
    add(
        state,
        "{'files': {'a': {'last_processed': '2024-01-01T00:00:00', 'run_id': 'first',"
            + " 'status': 'failed'}}}");

    assertThat(only(state).latestRun(), is(Optional.of("second")));
    assertThat(only(state).firstRun(), is(Optional.of("first")));
    assertThat(only(state).failure(), is(Optional.empty()));
  }

  @Test
  void failureKeepsItsWordsWithinLimits() throws IOException {
    EarlierState state =
        state(
            "{'files': {'a': {'status': 'failed', 'failure_reason': 'line one\\nline two "
                + "x".repeat(1000)
                + "', 'exception_type': 'ValueError', 'attempt_count': -3}}}");

    String reason = only(state).failure().orElseThrow().reason();
    assertThat(reason, containsString("ValueError: line one line two"));
    assertThat(reason.length() < 600, is(true));
    assertThat(only(state).attempts(), is(1));
  }

  @Test
  void valuesOfTheWrongKindAreAbsent() throws IOException {
    EarlierState state =
        state("{'files': {'a': {'hash': 7, 'run_id': {}, 'last_processed': []}, 'b': null}}");

    assertThat(state.files(), hasSize(2));
    state.files().forEach(file -> assertThat(file.latestRun(), is(Optional.empty())));
  }

  @Test
  void kindIsCheckedWhenItIsGiven() {
    InvalidStateException wrong =
        assertThrows(
            InvalidStateException.class,
            () -> new EarlierState().add(file("{'files': {}}"), Optional.of(StateKind.DAILY)));

    assertThat(wrong.getMessage(), containsString("it has no processed_ids"));
  }

  private static EarlierFile only(EarlierState state) {
    assertThat(state.files(), hasSize(1));
    return state.files().iterator().next();
  }

  private EarlierState state(String json) throws IOException {
    EarlierState state = new EarlierState();
    add(state, json);
    return state;
  }

  private void add(EarlierState state, String json) throws IOException {
    assertThat(state.add(file(json), Optional.empty()), is(StateKind.FILES));
  }

  private StateFile file(String json) throws IOException {
    return StateFile.read(Files.writeString(folder.resolve("state.json"), json.replace('\'', '"')));
  }
}
