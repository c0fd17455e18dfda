package io.varve.transforms.prices;

import io.varve.io.model.Dataset;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.extract.FileSignature;
import io.varve.transforms.extract.SourceDocument;
import io.varve.transforms.extract.Utf8;
import io.varve.transforms.prices.read.PriceFileReader;
import io.varve.transforms.prices.read.ReadPrices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Extracts price files as Stooq writes them: one file per ticker, one line per day, in the current
 * layout with a ticker or in the older one without.
 *
 * <p>Guarantees, beside those of {@link Extractor}: {@code lines = headers + blank + kept +
 * dropped}; each dropped line is in exactly one row of {@code price_issues} that says so; each line
 * of the current layout can be written back from its row, up to blanks around its values. A file
 * without data is no failure. The key says whose prices they are.
 */
public final class PriceFileExtractor implements Extractor {

  private static final long serialVersionUID = 1;

  /** Name of the extractor. */
  public static final String NAME = "prices";

  /** Raised with every change of the output. */
  public static final int VERSION = 1;

  /** Raised with every change of a row type. */
  public static final int SCHEMA_VERSION = 1;

  private final String keyPrefix;

  /**
   * Makes an extractor.
   *
   * @param keyPrefix what keys begin with before the path below the root of the prices
   */
  public PriceFileExtractor(String keyPrefix) {
    this.keyPrefix = keyPrefix;
  }

  @Override
  public ExtractorIdentity identity() {
    return ExtractorIdentity.of(NAME, VERSION, SCHEMA_VERSION, Map.of("key_prefix", keyPrefix));
  }

  @Override
  public List<Dataset> datasets() {
    return PriceDatasets.all();
  }

  @Override
  public Extraction extract(SourceDocument document, Deadline deadline) throws ExtractionException {
    byte[] bytes = document.bytes();
    FileSignature.requireText(bytes, "prices are read as text");
    Utf8.require(bytes);
    TickerPath place = TickerPath.of(document.pathBelow(keyPrefix));
    ReadPrices read = new PriceFileReader(place, bytes).read(deadline);
    Map<String, List<Record>> rows = new LinkedHashMap<>();
    rows.put(PriceDatasets.PRICE_FILES, List.of(read.file()));
    rows.put(PriceDatasets.PRICES, List.copyOf(read.prices()));
    rows.put(PriceDatasets.PRICE_ISSUES, List.copyOf(read.issues()));
    return new Extraction(rows, PriceRules.apply(read));
  }
}
