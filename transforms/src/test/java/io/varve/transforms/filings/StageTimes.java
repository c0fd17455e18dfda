package io.varve.transforms.filings;

import io.varve.io.parquet.RowOrigin;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import io.varve.io.storage.LocalStorage;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.chunk.Chunker;
import io.varve.transforms.filings.footnote.FootnoteReader;
import io.varve.transforms.filings.section.DocumentForm;
import io.varve.transforms.filings.section.Section;
import io.varve.transforms.filings.section.Sectioner;
import io.varve.transforms.filings.submission.DocumentPart;
import io.varve.transforms.filings.submission.SubmissionParser;
import io.varve.transforms.filings.submission.TextDecoder;
import io.varve.transforms.filings.table.DataTable;
import io.varve.transforms.filings.table.TableReader;
import io.varve.transforms.filings.text.Block;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints how fast each stage of the extraction is, and whether its time grows with the text only:
 * {@code StageTimes FOLDER}.
 */
final class StageTimes {

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final Map<String, Long> nanos = new TreeMap<>();
  private long bytes;

  public static void main(String[] arguments) throws Exception {
    List<byte[]> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sources.add(Files.readAllBytes(file));
      }
    }
    StageTimes warmUp = new StageTimes();
    StageTimes times = new StageTimes();
    for (byte[] source : sources) {
      warmUp.tryMeasure(source);
    }
    for (byte[] source : sources) {
      times.tryMeasure(source);
    }
    System.out.print(times.report());
    byte[] largest =
        sources.stream().max((a, b) -> Integer.compare(a.length, b.length)).orElseThrow();
    System.out.print(doubling(largest));
  }

  /** Returns the time of each stage for the same document once, twice and four times. */
  static String doubling(byte[] source) throws Exception {
    StringBuilder report = new StringBuilder("\nstage        x1 ms    x2 ms    x4 ms   growth\n");
    List<StageTimes> times = new ArrayList<>();
    for (int copies : new int[] {1, 2, 4}) {
      ByteArrayOutputStream repeated = new ByteArrayOutputStream();
      for (int i = 0; i < copies; i++) {
        repeated.write(source);
      }
      StageTimes time = new StageTimes();
      time.measure(repeated.toByteArray());
      times.add(time);
    }
    for (String stage : times.get(0).nanos.keySet()) {
      long one = times.get(0).nanos.get(stage);
      long four = times.get(2).nanos.get(stage);
      report.append(
          String.format(
              Locale.ROOT,
              "%-10s %8.1f %8.1f %8.1f %8.2f%n",
              stage,
              one / 1e6,
              times.get(1).nanos.get(stage) / 1e6,
              four / 1e6,
              four / 4.0 / Math.max(1, one)));
    }
    return report.append("(growth 1 is linear; small times are noise)\n").toString();
  }

  private void tryMeasure(byte[] source) throws IOException {
    try {
      measure(source);
    } catch (ExtractionException e) {
      System.err.println("left out: " + e.getMessage());
    } catch (ShardWriter.BadRowsException e) {
      throw new IOException(e);
    }
  }

  private void measure(byte[] source)
      throws ExtractionException, IOException, ShardWriter.BadRowsException {
    Deadline deadline = Deadline.in(LIMIT);
    DocumentReader reader = new DocumentReader(FilingsConfig.defaults());
    bytes += source.length;
    for (DocumentPart part : new SubmissionParser(2_000).parse(source, deadline).parts()) {
      long started = System.nanoTime();
      boolean text = !TextDecoder.decode(source, part.start(), part.end()).text().isEmpty();
      long decoding = System.nanoTime() - started;
      started = System.nanoTime();
      Optional<ReadDocument> read = text ? reader.read(source, part, deadline) : Optional.empty();
      long reading = System.nanoTime() - started;
      add("1 decode", decoding);
      // Reading decodes once more.
      add("2 parse", Math.max(0, reading - decoding));
      if (read.isPresent() && !read.get().text().text().isEmpty()) {
        cut(read.get(), deadline);
      }
    }
    store(source, deadline);
  }

  private void cut(ReadDocument read, Deadline deadline) throws ExtractionException {
    long started = System.nanoTime();
    DocumentForm form = DocumentForm.of(read.part().type().orElse("10-K"), Optional.empty());
    List<Section> sections = Sectioner.cut(read.text(), form, deadline).sections();
    lap("3 sections", started);
    started = System.nanoTime();
    List<DataTable> tables = TableReader.read(read.text(), read.numbers(), deadline);
    lap("4 tables", started);
    started = System.nanoTime();
    int notes = FootnoteReader.read(read.text(), tables, deadline).size();
    lap("5 notes", started);
    started = System.nanoTime();
    List<Block> blocks = read.text().blocks();
    int at = 0;
    for (Section section : sections) {
      int first = at;
      while (at < blocks.size() && blocks.get(at).start() < section.end()) {
        at++;
      }
      List<Block> own = blocks.subList(first, at);
      notes +=
          new Chunker(512, 64)
              .cut(read.text(), own, section.start(), section.end(), deadline)
              .size();
    }
    lap("6 chunks", started);
    if (notes < 0) {
      throw new IllegalStateException("Cannot be: fewer than no rows");
    }
  }

  private void store(byte[] source, Deadline deadline)
      throws ExtractionException, IOException, ShardWriter.BadRowsException {
    FilingsExtractor extractor = new FilingsExtractor(FilingsConfig.defaults());
    Extraction extraction = extractor.extract(SourceDocument.of("a", source), deadline);
    Path folder = Files.createTempDirectory("stage-times");
    long started = System.nanoTime();
    try (ShardWriter writer =
        new ShardWriter(
            LocalStorage.at(folder), new ShardName("0", "run", "1"), extractor.datasets())) {
      var unused =
          writer.append(writer.prepare(new RowOrigin("a", "sha256:0", "run"), extraction.rows()));
      nanos.put("rows", (long) writer.publish().size());
      nanos.remove("rows");
    }
    lap("7 parquet", started);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }

  private void lap(String stage, long started) {
    add(stage, System.nanoTime() - started);
  }

  private void add(String stage, long time) {
    nanos.merge(stage, time, Long::sum);
  }

  private String report() {
    long all = nanos.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder report = new StringBuilder();
    report.append(
        String.format(
            Locale.ROOT, "%.1f MB of source%nstage           MB/s    share%n", bytes / 1e6));
    nanos.forEach(
        (stage, time) ->
            report.append(
                String.format(
                    Locale.ROOT,
                    "%-12s %8.1f %7.1f%%%n",
                    stage,
                    bytes / 1e6 / (time / 1e9),
                    100.0 * time / all)));
    return report
        .append(String.format(Locale.ROOT, "%-12s %8.1f%n", "all", bytes / 1e6 / (all / 1e9)))
        .toString();
  }
}
