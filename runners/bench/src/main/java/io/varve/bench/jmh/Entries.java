package io.varve.bench.jmh;

import io.varve.bench.corpus.FolderSize;
import io.varve.io.manifest.LayeredTable;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Attempt;
import io.varve.io.model.ContentHash;
import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceMetadata;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.io.storage.LocalStorage;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Entries of a manifest, and a manifest of a base and two changes of a tenth each. */
@State(Scope.Benchmark)
public class Entries {

  /** In the base of the manifest. */
  static final int COUNT = 20_000;

  private static final int PART = 10;
  private static final String RUN = "20250102T030405Z-abcdef";
  private static final Instant WHEN = Instant.parse("2025-01-02T03:04:05Z");

  private final List<ManifestEntry> entries =
      IntStream.range(0, COUNT).mapToObj(Entries::entry).toList();
  private Path folder = Path.of("");
  private Layers layers = Layers.EMPTY;

  /** Writes the manifest. */
  @Setup
  public void make() throws IOException {
    folder = Files.createTempDirectory("varve-jmh");
    layers =
        new Layers(
            Optional.of(write(storage(), "base", entries)),
            List.of(
                write(storage(), "first", entries.subList(0, COUNT / PART)),
                write(storage(), "second", entries.subList(COUNT / 2, COUNT / 2 + COUNT / PART))));
  }

  /** Deletes it. */
  @TearDown
  public void delete() throws IOException {
    FolderSize.delete(folder);
  }

  /** Writes entries to a durable file. */
  static FileRef write(Storage storage, String name, List<ManifestEntry> entries)
      throws IOException {
    try (LayeredTable.Writer<ManifestEntry> writer =
        Manifests.entries(storage).write("manifests/" + RUN + "/" + name + ".parquet")) {
      for (ManifestEntry entry : entries) {
        writer.add(entry);
      }
      return writer.publish();
    }
  }

  List<ManifestEntry> entries() {
    return entries;
  }

  Layers layers() {
    return layers;
  }

  LocalStorage storage() {
    return LocalStorage.at(folder);
  }

  private static ManifestEntry entry(int number) {
    String key = String.format(Locale.ROOT, "%04d/filing-%06d.htm", number / 100, number);
    return new ManifestEntry(
        key,
        new SourceMetadata(
            "/data/filings/" + key, 1_200_000 + number, WHEN, "inode:" + number, Optional.empty()),
        Optional.of(ContentHash.of(key.getBytes(StandardCharsets.UTF_8)).value()),
        Status.SUCCEEDED,
        Optional.of(Validation.PASS),
        new ExtractorRef("filings", "sha256:" + "0".repeat(64)),
        new LiveRows(
            Optional.of(RUN + "-" + number / 50),
            Map.of(
                "documents", 1L, "sections", 25L, "tables", 80L, "footnotes", 12L, "chunks", 150L)),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new Attempt(RUN, RUN, WHEN, 40 + number % 100, Decision.ADDED, "not in the manifest"));
  }
}
