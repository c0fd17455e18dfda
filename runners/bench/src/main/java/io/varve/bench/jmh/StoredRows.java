package io.varve.bench.jmh;

import io.varve.bench.corpus.FolderSize;
import io.varve.bench.jmh.SampleFilings.Sample;
import io.varve.io.model.DataFile;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import io.varve.io.storage.LocalStorage;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.filings.FilingsConfig;
import io.varve.transforms.filings.FilingsExtractor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The rows of a few filings, and the data files of a shard with them. */
@State(Scope.Benchmark)
public class StoredRows {

  private static final int FILINGS = 8;
  private static final String RUN = "run";
  private static final String KEY = "filing-";

  private final FilingsExtractor extractor = new FilingsExtractor(FilingsConfig.defaults());
  private final List<Extraction> extractions = new ArrayList<>();
  private Path folder = Path.of("");
  private List<DataFile> files = List.of();
  private long sourceBytes;

  /** Extracts and stores them. */
  @Setup
  public void make(SampleFilings filings) throws Exception {
    folder = Files.createTempDirectory("varve-jmh");
    for (int i = 0; i < FILINGS; i++) {
      Sample sample = filings.next(new Volume());
      sourceBytes += sample.bytes().length;
      // One more blank for each: rows have ids by content.
      byte[] bytes = (sample.html() + " ".repeat(i)).getBytes(StandardCharsets.UTF_8);
      extractions.add(
          extractor.extract(SourceDocument.of(key(i), bytes), SampleFilings.deadline()));
    }
    files = write(storage(), new ShardName("stored", RUN, "1"));
  }

  /** Deletes the data files. */
  @TearDown
  public void delete() throws IOException {
    FolderSize.delete(folder);
  }

  /** Writes all rows to data files of a shard. */
  List<DataFile> write(LocalStorage storage, ShardName name) throws Exception {
    try (ShardWriter writer = new ShardWriter(storage, name, extractor.datasets())) {
      for (int i = 0; i < extractions.size(); i++) {
        RowOrigin origin = new RowOrigin(key(i), "sha256:0", RUN);
        var unused = writer.append(writer.prepare(origin, extractions.get(i).rows()));
      }
      return writer.publish();
    }
  }

  LocalStorage storage() {
    return LocalStorage.at(folder);
  }

  List<DataFile> files() {
    return files;
  }

  long sourceBytes() {
    return sourceBytes;
  }

  long storedBytes() {
    return files.stream().mapToLong(DataFile::sizeBytes).sum();
  }

  /** Returns how many rows a document has per dataset. */
  Map<String, Long> rowsOf(String key) {
    Map<String, Long> counts = new TreeMap<>();
    extractions
        .get(Integer.parseInt(key.substring(KEY.length())))
        .rows()
        .forEach((dataset, rows) -> counts.put(dataset, (long) rows.size()));
    return counts;
  }

  private static String key(int number) {
    return KEY + number;
  }
}
