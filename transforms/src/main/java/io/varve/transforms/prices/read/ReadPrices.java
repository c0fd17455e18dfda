package io.varve.transforms.prices.read;

import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceIssueRow;
import io.varve.transforms.prices.row.PriceRow;
import java.util.List;

/**
 * All rows of one price file.
 *
 * @param file what the file is
 * @param prices its prices by day
 * @param issues its issues by line
 */
public record ReadPrices(PriceFileRow file, List<PriceRow> prices, List<PriceIssueRow> issues) {}
