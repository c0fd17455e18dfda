package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import io.varve.pipelines.run.ContentComparison.Result;
import io.varve.pipelines.run.ProgressListener.RunProgress;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentComparisonTest {

  private static final int FILES = 20;

  @TempDir private Path folder;
  private RunFixture fixture;
  private final Map<String, SourceFile> listed = new HashMap<>();

  @BeforeEach
  void runsOverFiles() throws Exception {
    fixture =
        new RunFixture(
            Files.createDirectory(folder.resolve("input")), folder.resolve("w").toString());
    fixture.settings().enforce = false;
    for (int i = 0; i < FILES; i++) {
      fixture.write("f" + i, "file " + i + "\n");
    }
    fixture.run();
  }

  @Test
  void filesWithTheBytesOfTheirEntriesAreNoSuspects() throws Exception {
    list();
    assertThat(compare(fixture.entries(), 1000), is(new Result(Set.of(), bytes())));
  }

  @Test
  void otherBytesOfTheSameSizeAreFound() throws Exception {
    fixture.write("f7", "file X\n");
    list();
    assertThat(compare(fixture.entries(), 1000), is(new Result(Set.of("f7"), bytes())));
  }

  /** Whoever reads it next says what is wrong with it. */
  @Test
  void whatCannotBeReadIsSuspect() throws Exception {
    list();
    fixture.delete("f3");
    fixture.write("f4", "changed after the listing\n");
    Result result = compare(fixture.entries(), 1000);
    assertThat(result.suspects(), is(Set.of("f3", "f4")));
    assertThat(compare(fixture.entries(), 1).suspects().size(), is(FILES));
  }

  @Test
  void progressIsToldUpToTheLastFile() throws Exception {
    list();
    List<RunProgress> told = new ArrayList<>();
    Result unused = compare(fixture.entries(), 1000, told::add);
    assertThat(told.get(told.size() - 1), is(new RunProgress(FILES, bytes(), FILES, bytes(), 0)));
  }

  /** There is no progress where there is nothing to do. */
  @Test
  void nothingIsToldOfNoFiles() throws Exception {
    List<RunProgress> told = new ArrayList<>();
    Result result = compare(Map.of(), 1000, told::add);
    assertThat(result, is(new Result(Set.of(), 0)));
    assertThat(told, is(empty()));
  }

  private Result compare(Map<String, ManifestEntry> entries, long maxBytes) throws Exception {
    return compare(entries, maxBytes, ProgressListener.NONE);
  }

  private Result compare(
      Map<String, ManifestEntry> entries, long maxBytes, ProgressListener progress)
      throws Exception {
    try (ContentComparison comparison = new ContentComparison(3, maxBytes)) {
      listed.values().forEach(f -> comparison.add(scope().reader(), f, entries.get(f.key())));
      return comparison.await(progress);
    }
  }

  private void list() throws Exception {
    long unused = scope().list(Instant.now(), file -> listed.put(file.key(), file));
  }

  private long bytes() {
    return listed.values().stream().mapToLong(file -> file.metadata().sizeBytes()).sum();
  }

  private InputScope scope() {
    return new InputScope(folder.resolve("input").toString(), "", Selection.everything());
  }
}
