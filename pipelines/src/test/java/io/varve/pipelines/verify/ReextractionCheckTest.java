package io.varve.pipelines.verify;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.Sample;
import io.varve.pipelines.run.LinesExtractor;
import io.varve.pipelines.run.RunFixture;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.work.WorkSettings.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are extracted again: each ends in one counted state. */
class ReextractionCheckTest {

  private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), 1 << 20);

  @TempDir private Path folder;
  private RunFixture runs;

  /** What the extractor of today makes of a setting. */
  private Extractor today = LinesExtractor.plain();

  @BeforeEach
  void fiveDocuments() throws Exception {
    runs = new RunFixture(folder.resolve("in"), folder.resolve("wh").toString());
    runs.settings().enforce = false;
    for (String key : new String[] {"a", "b", "c", "d", "e"}) {
      runs.write(key, "first " + key + "\nsecond line\n");
    }
    runs.write("bad", "GARBLED\n");
    runs.run();
  }

  @AfterEach
  void isIntact() throws Exception {
    runs.check();
  }

  @Test
  void theSameRowsAreTheSame() throws Exception {
    ReextractionReport report = execute(100);
    assertThat(report.live(), is(5L));
    assertThat(report.same(), is(5L));
    assertThat(report.documents(), is(5L));
  }

  @Test
  void aShareIsTakenByTheSeed() throws Exception {
    assertThat(execute(40).documents(), is(2L));
    assertThat(execute(40).live(), is(5L));
  }

  @Test
  void whatChangedOrWentCannotBeComparedAndIsCounted() throws Exception {
    runs.write("a", "another one\nsecond line\n");
    runs.write("b", "longer than it was\nsecond line\n");
    runs.delete("c");
    Files.setLastModifiedTime(runs.path("d"), FileTime.from(Instant.now()));
    ReextractionReport report = execute(100);
    assertThat(report.same(), is(2L));
    assertThat(report.notComparable(), is(Map.of("the source file is gone or changed", 3L)));
  }

  @Test
  void rowsOfAnOlderVersionCannotBeCompared() throws Exception {
    runs.write("a", "GARBLED\n");
    runs.run();
    assertThat(
        execute(100).notComparable(),
        is(Map.of("its rows are of an older version of the file", 1L)));
  }

  @Test
  void anotherExtractorIsNotComparedWith() throws Exception {
    today = LinesExtractor.plain().version(2);
    ReextractionReport report = execute(100);
    assertThat(
        report.notComparable(), is(Map.of("the extractor that made its rows is not there", 5L)));
  }

  @Test
  void extractorsAreBuiltFromTheSettingsThatRunsRecorded() throws Exception {
    runs.settings().extractor = LinesExtractor.plain().setting("b");
    runs.settings().include = List.of("a");
    runs.run();
    ReextractionReport report = execute(100);
    assertThat(report.same(), is(5L));
  }

  @Test
  void anExtractorThatChangedWithoutSayingSoIsNoticed() throws Exception {
    today = new ShoutingExtractor();
    ReextractionReport report = execute(100);
    assertThat(report.differing(), is(5L));
    assertThat(report.differences(), hasSize(5));
    assertThat(
        report.differences().get(0).detail(),
        containsString("lines: 2 of 2 rows differ, the first in text"));
  }

  @Test
  void rowsThatWereMovedAreTheSame() throws Exception {
    runs.write("a", "rewritten\nso that the shard is\n");
    runs.run();
    assertThat(execute(100).same(), is(5L));
  }

  @Test
  void anEmptyWarehouseHasNothingToCompare() throws Exception {
    runs = new RunFixture(folder.resolve("none"), folder.resolve("wh2").toString());
    Files.createDirectories(folder.resolve("none"));
    runs.run();
    ReextractionReport report = execute(100);
    assertThat(report.documents(), is(0L));
    assertThat(report.differences(), is(empty()));
  }

  private ReextractionReport execute(double percent) throws Exception {
    return new ReextractionCheck(
            runs.open(),
            new Sample(percent, "seed"),
            (name, configuration) ->
                today instanceof LinesExtractor lines
                    ? Optional.of(lines.setting(configuration.get("setting")))
                    : Optional.of(today),
            LIMITS,
            2)
        .execute();
  }
}
