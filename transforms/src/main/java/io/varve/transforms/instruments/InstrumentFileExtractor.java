package io.varve.transforms.instruments;

import io.varve.io.model.Dataset;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.FileSignature;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.Utf8;
import java.util.List;
import java.util.Map;

/**
 * Extracts lists of tradeable instruments: CSV by RFC 4180 in UTF-8, separated by commas,
 * semicolons or tabs, with a header that has a column {@code symbol}. {@code isin}, {@code market},
 * {@code name} and {@code currency} are read where they are, other columns are not.
 *
 * <p>Guarantees, beside those of {@link Extractor}: each row that is not blank is a row of {@code
 * instruments}, also one without a symbol, or the list fails. A list without rows is no failure.
 * The key says which list it is.
 */
public final class InstrumentFileExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  /** Name of the extractor. */
  public static final String NAME = "instruments";

  /** Raised with every change of the output. */
  public static final int VERSION = 1;

  /** Raised with every change of a row type. */
  public static final int SCHEMA_VERSION = 1;

  private final String keyPrefix;

  /**
   * Makes an extractor.
   *
   * @param keyPrefix what keys begin with before the path below the root of the instruments
   */
  public InstrumentFileExtractor(String keyPrefix) {
    this.keyPrefix = keyPrefix;
  }

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of(NAME, VERSION, SCHEMA_VERSION, Map.of("key_prefix", keyPrefix));
  }

  @Override
  public List<Dataset> datasets() {
    return InstrumentDatasets.all();
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    byte[] bytes = document.bytes();
    FileSignature.requireText(bytes, "lists of instruments are read as CSV");
    Utf8.require(bytes);
    LineLimit.require(bytes);
    String path = document.pathBelow(keyPrefix);
    List<InstrumentRow> rows = new InstrumentListReader(path, bytes).read(deadline);
    return new Extraction(
        Map.of(InstrumentDatasets.INSTRUMENTS, List.copyOf(rows)), InstrumentRules.apply(rows));
  }
}
