package io.varve.bench.bare;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import io.varve.io.shard.ShardWriter.BadRowsException;
import io.varve.io.storage.LocalStorage;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.FilingsExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;

/** Reads, hashes and extracts files, and writes their rows. */
final class BareRows {

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String RUN = "bare";

  private BareRows() {}

  /** What a file is, and what it holds. */
  private record Extracted(RowOrigin origin, Extraction rows) {}

  static BareTally extracted(Path input, List<Path> files) throws IOException {
    FilingsExtractor extractor = new FilingsExtractor(FilingsConfig.defaults());
    BareTally tally = BareTally.NONE;
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      Optional<Extracted> extracted = extract(extractor, input, file, bytes);
      long rows = extracted.map(each -> count(each.rows().rows())).orElse(0L);
      tally = tally.plus(new BareTally(1, extracted.isPresent() ? 0 : 1, bytes.length, rows));
    }
    return tally;
  }

  static BareTally written(LocalStorage storage, int number, Path input, List<Path> files)
      throws IOException {
    FilingsExtractor extractor = new FilingsExtractor(FilingsConfig.defaults());
    ShardName name = new ShardName("shard-" + number, RUN, "1");
    BareTally tally = BareTally.NONE;
    try (ShardWriter writer = new ShardWriter(storage, name, extractor.datasets())) {
      for (Path file : files) {
        byte[] bytes = Files.readAllBytes(file);
        Optional<Extracted> extracted = extract(extractor, input, file, bytes);
        tally = tally.plus(append(writer, extracted, bytes.length));
      }
      var unused = writer.publish();
    }
    return tally;
  }

  private static BareTally append(ShardWriter writer, Optional<Extracted> extracted, long bytes)
      throws IOException {
    if (extracted.isEmpty()) {
      return new BareTally(1, 1, bytes, 0);
    }
    try {
      Map<String, List<GenericRecord>> rows =
          writer.prepare(extracted.get().origin(), extracted.get().rows().rows());
      long count = writer.append(rows).values().stream().mapToLong(Long::longValue).sum();
      return new BareTally(1, 0, bytes, count);
    } catch (BadRowsException e) {
      return new BareTally(1, 1, bytes, 0);
    }
  }

  private static Optional<Extracted> extract(
      FilingsExtractor extractor, Path input, Path file, byte[] bytes) {
    String key = input.relativize(file).toString();
    RowOrigin origin = new RowOrigin(key, ContentHash.of(bytes).value(), RUN);
    try {
      Extraction rows = extractor.extract(SourceDocument.of(key, bytes), Deadline.in(LIMIT));
      return Optional.of(new Extracted(origin, rows))
          .filter(each -> each.rows().validation().verdict() != Validation.FAIL);
    } catch (ExtractionException e) {
      return Optional.empty();
    }
  }

  private static long count(Map<String, List<Record>> rows) {
    return rows.values().stream().mapToLong(List::size).sum();
  }
}
