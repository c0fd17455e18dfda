package io.varve.transforms.prices;

import io.varve.io.model.Dataset;
import io.varve.io.model.Reference;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceIssueRow;
import io.varve.transforms.prices.row.PriceRow;
import java.util.List;

/** The datasets that are made of price files, with their keys and references. */
public final class PriceDatasets {

  public static final String PRICE_FILES = "price_files";
  public static final String PRICES = "prices";
  public static final String PRICE_ISSUES = "price_issues";

  private static final String TICKER = "ticker";
  private static final Reference OF_FILE = new Reference(PRICE_FILES, List.of(TICKER));

  private PriceDatasets() {}

  /** Returns all of them, parents before children. */
  public static List<Dataset> all() {
    return List.of(
        new Dataset(PRICE_FILES, PriceFileRow.class, List.of(TICKER), List.of()),
        new Dataset(PRICES, PriceRow.class, List.of(TICKER, "date"), List.of(OF_FILE)),
        new Dataset(
            PRICE_ISSUES, PriceIssueRow.class, List.of(TICKER, "ordinal"), List.of(OF_FILE)));
  }
}
