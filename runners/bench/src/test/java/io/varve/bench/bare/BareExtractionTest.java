package io.varve.bench.bare;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.bench.corpus.FolderSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareExtractionTest {

  private static final Path SAMPLES = Path.of("../../pipelines/samples/filings");

  @TempDir private Path output;

  @Test
  void eachModeReadsTheSameAndOnlyOneWrites() throws Exception {
    List<Path> files = files();
    BareTally parsed = BareWork.of("parse", output).shard(0, SAMPLES, files);
    BareTally extracted = BareWork.of("extract", output).shard(0, SAMPLES, files);
    assertThat(FolderSize.files(output).size(), is(0));
    BareTally written = BareWork.of("write", output).shard(0, SAMPLES, files);
    for (BareTally tally : List.of(parsed, extracted, written)) {
      assertThat(tally.documents(), is((long) files.size()));
      assertThat(tally.bytes(), is(FolderSize.bytes(SAMPLES)));
    }
    // One of the samples is damaged on purpose.
    assertThat(List.of(parsed.failed(), extracted.failed(), written.failed()), everyItem(is(1L)));
    assertThat(written.rows(), greaterThan(100L));
    assertThat(written.rows(), is(extracted.rows()));
    assertThat(FolderSize.files(output).size(), is(5));
  }

  @Test
  void everyFileIsInOneShard() throws Exception {
    List<Path> files = files();
    List<List<Path>> shards = BareShards.of(SAMPLES, files, 60L << 20, 2);
    assertThat(shards, hasSize(6));
    assertThat(shards.stream().flatMap(List::stream).sorted().toList(), is(files));
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(SAMPLES)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
