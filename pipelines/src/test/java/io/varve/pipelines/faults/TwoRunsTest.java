package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes run on one warehouse at the same time, again and again. */
@Tag("alone")
class TwoRunsTest {

  private static final int ROUNDS = 20;
  private static final int FILES = 4;

  @TempDir Path folder;
  private final List<ChildRuns> children = new ArrayList<>();

  @BeforeEach
  void startTwo() throws Exception {
    children.add(ChildRuns.start());
    children.add(ChildRuns.start());
    for (ChildRuns child : children) {
      child.awaitStatus();
    }
  }

  @AfterEach
  void endBoth() {
    children.forEach(ChildRuns::close);
  }

  @Test
  void runsOverDifferentInputsBothCommit() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      write("a", round);
      write("b", round);

      List<String> statuses = raceOver(List.of("a", "b"), List.of("a/", "b/"));

      assertThat("round " + round, statuses, everyItem(is("COMMITTED")));
      fixture("a").check();
      assertThat(Journaled.newestId(fixture("a")), is(2L * (round + 1)));
      assertThat(fixture("a").entries().keySet().size(), is(2 * FILES));
      assertThat("round " + round, liveVersions(), is(versions(round, "a/", "b/")));
    }
  }

  @Test
  void runsOverTheSameInputNeverDoubleOrLoseRows() throws Exception {
    int conflicts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      write("a", round);
      long before = round == 0 ? 0 : Journaled.newestId(fixture("a"));

      List<String> statuses = raceOver(List.of("a", "a"), List.of("", ""));

      for (String status : statuses) {
        assertThat(
            "round " + round,
            status,
            anyOf(is("COMMITTED"), is("NO_CHANGES"), startsWith("CONFLICT")));
      }
      conflicts += (int) statuses.stream().filter(s -> s.startsWith("CONFLICT")).count();
      assertThat("round " + round, Journaled.newestId(fixture("a")), is(before + 1));
      RunReport next = fixture("a").run();
      assertThat("round " + round, next.status(), is(RunStatus.NO_CHANGES));
      assertThat("round " + round, liveVersions(), is(versions(round, "")));
    }
    System.out.printf("Two runs over one input: %d conflicts in %d rounds%n", conflicts, ROUNDS);
    assertThat("they never met", conflicts, greaterThan(0));
  }

  private void write(String input, int round) throws Exception {
    for (int i = 0; i < FILES; i++) {
      fixture(input)
          .writeAt(i + ".txt", "version " + round + "\n", Corpus.LONG_AGO.plusSeconds(60L * round));
    }
  }

  private List<String> raceOver(List<String> inputs, List<String> prefixes) throws Exception {
    for (int i = 0; i < 2; i++) {
      Path notes = folder.resolve("notes-" + i);
      children.get(i).order(input(inputs.get(i)), warehouse(), prefixes.get(i), notes, 1);
    }
    List<String> statuses = new ArrayList<>();
    for (ChildRuns child : children) {
      statuses.add(child.awaitStatus());
    }
    return statuses;
  }

  /** Returns per document the first line of its live row. */
  private Map<String, String> liveVersions() throws Exception {
    Map<String, String> versions = new TreeMap<>();
    fixture("a")
        .rows("documents")
        .forEach(
            row ->
                versions.merge(
                    row.get("source_key").toString(),
                    row.get("first_line").toString(),
                    (one, two) -> one + " and " + two));
    return versions;
  }

  private static Map<String, String> versions(int round, String... prefixes) {
    Map<String, String> versions = new TreeMap<>();
    for (String prefix : Set.of(prefixes)) {
      for (int i = 0; i < FILES; i++) {
        versions.put(prefix + i + ".txt", "version " + round);
      }
    }
    return versions;
  }

  private RunFixture fixture(String input) {
    return Corpus.settle(new RunFixture(input(input), warehouse().toString()));
  }

  private Path input(String name) {
    return folder.resolve("input-" + name);
  }

  private Path warehouse() {
    return folder.resolve("warehouse");
  }
}
