package io.varve.io.model;

import io.varve.io.model.Snapshot.Author;
import io.varve.io.model.Snapshot.Parent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records in which no component has its default value, so that a forgotten one shows. */
public final class ModelSamples {

  public static final Instant LISTED_AT = Instant.parse("2024-03-01T12:00:00.123456Z");
  public static final String HASH = ContentHash.of(new byte[] {1, 2, 3}).value();
  public static final String OLD_HASH = ContentHash.of(new byte[] {4, 5, 6}).value();
  public static final ExtractorRef EXTRACTOR = new ExtractorRef("filings/2.1", HASH);

  private ModelSamples() {}

  public static SourceMetadata metadata() {
    return new SourceMetadata(
        "file:///in/2024/a%20b.htm",
        4711, LISTED_AT.minusSeconds(3600), "17:1709290800123456789", Optional.of("crc32c:9"));
  }

  public static SourceFile file(String key) {
    return new SourceFile(key, metadata(), LISTED_AT);
  }

  public static Attempt attempt() {
    return new Attempt(
        "run-1", "run-7", LISTED_AT.plusSeconds(9), 1234, Decision.RETRY, "FETCH, attempt 3");
  }

  public static Failure failure(FailureCode code) {
    return new Failure(
        "extract", code, "it is cut off; fetch it again", Optional.of("quarantine/a.json"));
  }

  public static LiveRows live() {
    return new LiveRows(Optional.of("run-6-00003"), Map.of("documents", 1L, "sections", 23L));
  }

  /** Returns an entry whose newest attempt succeeded. */
  public static ManifestEntry succeeded(String key) {
    return new ManifestEntry(
        key,
        metadata(),
        Optional.of(HASH),
        Status.SUCCEEDED,
        Optional.of(Validation.WARN),
        EXTRACTOR,
        live(),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        attempt());
  }

  /** Returns an entry with each of its optional parts: failed, stale and missing. */
  public static ManifestEntry failed(String key) {
    return new ManifestEntry(
        key,
        metadata(),
        Optional.of(HASH),
        Status.FAILED,
        Optional.of(Validation.FAIL),
        EXTRACTOR,
        live(),
        3,
        Optional.of(failure(FailureCode.PARSE)),
        Optional.of(new Stale(OLD_HASH, LISTED_AT.minusSeconds(86400))),
        Optional.of(LISTED_AT.plusSeconds(1)),
        attempt());
  }

  public static DataFile dataFile() {
    return new DataFile(
        "sections", "run-6-00003", "data/sections/run-6/x.parquet", 23, 999, HASH, "run-6");
  }

  public static FileRef fileRef(String path, long rows) {
    return new FileRef(path, rows, 10 * rows + 1, HASH);
  }

  public static RunCounts counts() {
    return new RunCounts(21, 1, 2, 3, 4, 5, 3, 6, 7, 8, 6, 4, 2, 99);
  }

  public static Snapshot snapshot() {
    Layers layers =
        new Layers(Optional.of(fileRef("manifests/b", 9)), List.of(fileRef("manifests/d", 2)));
    Manifest manifest =
        new Manifest(
            layers,
            11,
            layers,
            List.of("a/", "b/"),
            Optional.of(fileRef("manifests/d", 2)),
            Optional.of(fileRef("manifests/f", 3)));
    DatasetState state =
        new DatasetState(
            "{\"type\":\"record\"}",
            List.of("section_id"),
            List.of(new Reference("documents", List.of("document_id"))),
            new DatasetTotals(23, 2, 999));
    return new Snapshot(
        1,
        "warehouse-1",
        17,
        Optional.of(new Parent(16, HASH)),
        LISTED_AT.plusSeconds(60),
        new Author("run-7", "attempt-1", "run"),
        Optional.of("a sample"),
        manifest,
        Map.of("sections", state),
        counts(),
        new Lifecycle(
            new TreeMap<>(Map.of("audit", 9L)),
            List.of(new Forgotten(3, 8, Optional.of(new Parent(2, HASH)))),
            Layers.EMPTY));
  }
}
