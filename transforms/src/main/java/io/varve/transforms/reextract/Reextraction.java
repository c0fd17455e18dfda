package io.varve.transforms.reextract;

import io.varve.io.model.ContentHash;
import io.varve.io.model.Dataset;
import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Validation;
import io.varve.io.parquet.RowOrigin;
import io.varve.io.parquet.RowSchema;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.TimedExtraction;
import io.varve.transforms.listing.RecordedFile;
import io.varve.transforms.work.WorkSettings.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/**
 * Extracts documents again with one extractor and compares the rows with those that are stored.
 * Only what must give the same rows is compared: the recorded bytes and the recorded fingerprint.
 * Not safe for several threads.
 */
public final class Reextraction {

  /** They say something of this machine at this moment, nothing of the rows. */
  private static final Set<FailureCode> PASSING = Set.of(FailureCode.TIMEOUT, FailureCode.LIMIT);

  private final Extractor extractor;
  private final String fingerprint;
  private final Limits limits;
  private final TimedExtraction extraction;

  public Reextraction(Extractor extractor, Limits limits) {
    this.extractor = extractor;
    this.fingerprint = extractor.identity().fingerprint();
    this.limits = limits;
    this.extraction = new TimedExtraction(extractor, limits.extractTimeout());
  }

  /**
   * Extracts one document.
   *
   * @param entry its manifest entry, which says that it has live rows
   * @param stored its stored rows by dataset
   */
  public Comparison compare(ManifestEntry entry, Map<String, List<GenericRecord>> stored) {
    String key = entry.key();
    if (entry.stale().isPresent()) {
      return Comparison.notComparable(key, "its rows are of an older version of the file");
    }
    if (!entry.extractor().fingerprint().equals(fingerprint)) {
      return Comparison.notComparable(key, "another extractor made its rows");
    }
    byte[] bytes;
    try {
      bytes = RecordedFile.read(entry.source(), limits.maxFileBytes());
    } catch (ExtractionException e) {
      return Comparison.notComparable(
          key,
          e.code() == FailureCode.UNSTABLE
              ? "the source file is gone or changed"
              : "the source file cannot be read");
    }
    String hash = ContentHash.of(bytes).value();
    if (!entry.liveContentHash().filter(hash::equals).isPresent()) {
      return Comparison.notComparable(key, "the source file is gone or changed");
    }
    return compare(entry, SourceDocument.of(key, bytes), stored);
  }

  private Comparison compare(
      ManifestEntry entry, SourceDocument document, Map<String, List<GenericRecord>> stored) {
    String key = entry.key();
    try {
      Extraction extracted = extraction.extract(document);
      if (extracted.validation().verdict() == Validation.FAIL) {
        return Comparison.differs(key, "it fails validation now");
      }
      RowOrigin origin = new RowOrigin(key, entry.liveContentHash().orElse(""), "");
      return RowComparison.difference(stored, rows(origin, extracted))
          .map(what -> Comparison.differs(key, what))
          .orElseGet(() -> Comparison.same(key));
    } catch (ExtractionException e) {
      return PASSING.contains(e.code())
          ? Comparison.notComparable(key, "extracting it takes more time or memory than allowed")
          : Comparison.differs(key, e.code() + " now: " + e.getMessage());
    }
  }

  private Map<String, List<GenericRecord>> rows(RowOrigin origin, Extraction extracted) {
    Map<String, List<GenericRecord>> rows = new HashMap<>();
    for (Dataset dataset : extractor.datasets()) {
      RowSchema schema = RowSchema.of(dataset);
      List<GenericRecord> list = new ArrayList<>();
      extracted.rows(dataset.name()).forEach(row -> list.add(schema.row(origin, row)));
      rows.put(dataset.name(), list);
    }
    return rows;
  }
}
