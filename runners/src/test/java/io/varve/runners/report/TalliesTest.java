package io.varve.runners.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.model.ModelSamples;
import io.varve.runners.report.Coverage.Document;
import io.varve.runners.report.Coverage.Group;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How entries are added up. */
final class TalliesTest {

  private static final List<String> DATASETS = List.of("documents", "footnotes", "sections");

  private static CoverageTally tally(Map<String, String> forms) {
    return new CoverageTally(DATASETS, new FormTypes(forms, false));
  }

  @Test
  void theForemostAreKeptAndAllAreCounted() {
    Foremost<Integer> foremost = new Foremost<>(2, Comparator.<Integer>reverseOrder());
    List.of(3, 9, 1, 7).forEach(foremost::add);
    assertThat(foremost.listed(), is(new Listed<>(4, List.of(9, 7))));
    assertThrows(IllegalArgumentException.class, () -> new Listed<>(1, List.of(1, 2)));
  }

  @Test
  void equalSettingsShareAPlace() {
    Settings settings = new Settings();
    int first = settings.place(Map.of("a", "1"));
    assertThat(settings.place(Map.of("a", "2")), is(not(first)));
    assertThat(settings.place(Map.of("a", "1")), is(first));
    assertThat(settings.all().get(first), is(Map.of("a", "1")));
  }

  @Test
  void filesAreGroupedByTheirFirstFolder() {
    CoverageTally tally = tally(Map.of());
    tally.add(ModelSamples.succeeded("2023/q1/a.htm"));
    tally.add(ModelSamples.succeeded("2023/q2/b.htm"));
    tally.add(ModelSamples.failed("2024/c.htm"));
    tally.add(ModelSamples.succeeded("top.htm"));
    List<Group> folders = tally.coverage().folders().rows();
    assertThat(folders.stream().map(Group::name).toList(), contains("2023", "/", "2024"));
    assertThat(folders.get(0).covered(), is(List.of(2L, 0L, 2L)));
    assertThat(folders.get(0).rows(), is(List.of(2L, 0L, 46L)));
    assertThat(folders.get(0).warned(), is(2L));
    assertThat(folders.get(2).failed(), is(1L));
    assertThat(folders.get(2).missing(), is(1L));
    assertThat(tally.coverage().forms().rows().isEmpty(), is(true));
  }

  @Test
  void aFolderThatHoldsEverythingIsOpened() {
    CoverageTally tally = tally(Map.of());
    tally.add(ModelSamples.succeeded("in/2023/a.htm"));
    tally.add(ModelSamples.succeeded("in/2024/b.htm"));
    List<Group> folders = tally.coverage().folders().rows();
    assertThat(folders.stream().map(Group::name).toList(), contains("in/2023", "in/2024"));
  }

  @Test
  void filesWithoutAFormTypeAreTold() {
    CoverageTally tally = tally(Map.of("a.htm", "10-K"));
    tally.add(ModelSamples.succeeded("a.htm"));
    tally.add(ModelSamples.succeeded("b.htm"));
    List<Group> forms = tally.coverage().forms().rows();
    assertThat(forms.stream().map(Group::name).toList(), contains("10-K", "not known"));
  }

  @Test
  void aFileSaysWhatItLacksAndItsState() {
    CoverageTally tally = tally(Map.of("a.htm", "10-K"));
    tally.add(ModelSamples.succeeded("a.htm"));
    tally.add(ModelSamples.failed("b.htm"));
    tally.add(
        ModelSamples.succeeded("c.htm").missing(ModelSamples.LISTED_AT, ModelSamples.attempt()));
    List<Document> documents = tally.coverage().documents().rows();
    assertThat(
        documents,
        contains(
            new Document("a.htm", "10-K", "current", "WARN", 1, List.of(1L, 0L, 23L)),
            new Document("b.htm", "", "older rows", "FAIL", 1, List.of(1L, 0L, 23L)),
            new Document("c.htm", "", "missing", "WARN", 1, List.of(1L, 0L, 23L))));
    assertThat(tally.coverage().lacking(), is(3L));
  }

  @Test
  void aFailureIsShortened() {
    FailureRow row = FailureRow.of(ModelSamples.failed("b.htm"));
    assertThat(row.code(), is("PARSE"));
    assertThat(row.mayPass(), is(false));
    assertThat(row.attempts(), is(3));
    assertThat(row.staleSince().isPresent(), is(true));
  }
}
