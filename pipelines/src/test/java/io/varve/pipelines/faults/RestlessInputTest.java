package io.varve.pipelines.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.work.ShardPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source files that change, shrink or go while a run looks at them. */
class RestlessInputTest {

  private static final int LARGE = 2 << 20;
  private static final int RUNS = 5;

  @TempDir Path folder;
  private RunFixture fixture;

  @BeforeEach
  void steadyFiles() throws Exception {
    fixture =
        Corpus.settle(
            new RunFixture(folder.resolve("input"), folder.resolve("warehouse").toString()));
    fixture.settings().shardPlan = ShardPlan.STANDARD;
    fixture.write("a.txt", "a\n");
    fixture.write("b.txt", "b\n");
  }

  @Test
  void fileThatIsAlwaysRewrittenIsUnstableOrWhole() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    Path restless = fixture.path("restless.txt");
    Thread writer = new Thread(() -> rewrite(restless, stop));
    writer.start();
    try {
      for (int i = 0; i < RUNS; i++) {
        RunReport report = fixture.run();
        assertThat(report.status(), is(RunStatus.COMMITTED));
        report.failures().forEach(f -> assertThat(f.code(), is(FailureCode.UNSTABLE)));
        for (GenericRecord row : fixture.rows("lines")) {
          assertThat(row.get("text").toString().chars().distinct().count(), is(1L));
        }
      }
    } finally {
      stop.set(true);
      writer.join();
    }
    fixture.run();

    RunReport settled = fixture.run();

    assertThat(settled.failures(), hasSize(0));
    assertThat(fixture.rows("documents"), hasSize(3));
  }

  @Test
  void fileThatGoesBetweenListingAndReadingFailsAlone() throws Exception {
    fixture.settings().workers = 1;
    fixture.settings().extractor =
        new Meddling(List.of(fixture.path("a.txt").toString(), fixture.path("b.txt").toString()));

    RunReport report = fixture.run();

    // Whichever is read first takes the other one away.
    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(report.counts().succeeded(), is(1L));
    assertThat(report.failures().get(0).code(), is(FailureCode.UNSTABLE));
    fixture.settings().extractor = LinesExtractor.plain();
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
  }

  @Test
  void emptyFileIsADocumentWithoutLines() throws Exception {
    fixture.write("empty.txt", "");

    assertThat(fixture.run().counts().succeeded(), is(3L));
    assertThat(fixture.rows("documents"), hasSize(3));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  private static void rewrite(Path file, AtomicBoolean stop) {
    try {
      for (char c = 'a'; !stop.get(); c = c == 'z' ? 'a' : (char) (c + 1)) {
        Files.writeString(file, Character.toString(c).repeat(LARGE));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all other files as soon as it sees one. */
  private static final class Meddling implements Extractor {
    private static final long serialVersionUID = 1;

    private final LinesExtractor lines = LinesExtractor.plain();
    private final List<String> files;

    Meddling(List<String> files) {
      this.files = files;
    }

    @Override
    public ExtractorIdentity identity() {
      return lines.identity();
    }

    @Override
    public List<Dataset> datasets() {
      return lines.datasets();
    }

    @Override
    public Extraction extract(SourceDocument document, Deadline deadline)
        throws ExtractionException {
      try {
        for (String file : files) {
          if (!file.endsWith(document.key())) {
            Files.deleteIfExists(Path.of(file));
          }
        }
      } catch (IOException e) {
        throw new ExtractionException(FailureCode.INTERNAL, "cannot meddle", e);
      }
      return lines.extract(document, deadline);
    }
  }
}
