package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.ContentHash;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot.Author;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.PendingCommit;
import io.varve.io.snapshot.PendingCommit.Rows;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bytes that are not those of their entry, though all metadata say so. No test can make a local
 * file lie about its times, so the entry is changed instead.
 */
class HiddenChangeTest {

  private static final int FILES = 5;

  @TempDir Path folder;
  private RunFixture fixture;

  @BeforeEach
  void extracts() throws Exception {
    fixture = new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString());
    for (int i = 0; i < FILES; i++) {
      fixture.write(i + ".txt", "file " + i + "\n");
    }
    fixture.run();
  }

  @Test
  void onlyRehashFindsIt() throws Exception {
    changeEntryOf("3.txt");
    assertThat(fixture.runUnchecked().status(), is(RunStatus.NO_CHANGES));
    fixture.settings().rehash = true;
    RunReport report = fixture.run();
    assertThat(report.counts().modified(), is(1L));
    assertThat(report.counts().unchanged(), is(FILES - 1L));
    assertThat(fixture.entries().get("3.txt").attempt().decision(), is(Decision.MODIFIED));
    assertThat(fixture.rows("documents"), hasSize(FILES));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  /** What is not changed is read once, before the pipeline; the rest there, twice. */
  @Test
  void nothingIsReadTwiceThatIsTheSame() throws Exception {
    changeEntryOf("0.txt");
    fixture.settings().rehash = true;
    assertThat(fixture.run().counts().bytesRead(), is((FILES + 1L) * "file n\n".length()));
  }

  private void changeEntryOf(String key) throws IOException {
    ManifestEntry entry = fixture.entries().get(key);
    Warehouse warehouse = fixture.open();
    try (LayeredTable.Writer<ManifestEntry> entries =
        Manifests.entries(warehouse.storage()).write("manifests/changed/entries-0.parquet")) {
      entries.add(
          new ManifestEntry(
              entry.key(),
              entry.source(),
              Optional.of(ContentHash.of(new byte[] {1}).value()),
              entry.status(),
              entry.validation(),
              entry.extractor(),
              entry.live(),
              entry.attempts(),
              entry.failure(),
              entry.stale(),
              entry.missingSince(),
              entry.attempt()));
      warehouse
          .committer()
          .commit(
              warehouse.snapshots().latest(),
              new PendingCommit(
                  new Author("changed", "attempt", "run"),
                  Optional.empty(),
                  new Rows(
                      List.of(""), Optional.of(entries.publish()), 0, Optional.empty(), Map.of()),
                  RunCounts.NONE));
    }
  }
}
