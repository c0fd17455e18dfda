package io.varve.runners.export.prices;

import io.varve.runners.export.folder.ExportFolder;
import io.varve.runners.export.folder.NewExport;
import io.varve.runners.export.folder.Placed;
import io.varve.transforms.matching.MatchDatasets;
import io.varve.transforms.matching.MatchRow;
import io.varve.transforms.matching.UnmatchedRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The two reports of matching, as programs that select instruments read them. */
final class MatchReports {

  static final String MATCHES = PriceFormat.reportName(MatchDatasets.MATCHES);
  static final String UNMATCHED = PriceFormat.reportName(MatchDatasets.UNMATCHED);

  private static final List<String> MATCH_COLUMNS =
      List.of(
          "symbol",
          "isin",
          "market",
          "name",
          "currency",
          "matched_ticker",
          "stooq_path",
          "region",
          "category",
          "strategy",
          "source_file",
          "price_start",
          "price_end",
          "price_rows",
          "inferred_currency",
          "resolved_currency",
          "currency_status",
          "data_status",
          "data_flags");

  private static final List<String> UNMATCHED_COLUMNS =
      List.of("symbol", "isin", "market", "name", "currency", "source_file", "reason");

  private MatchReports() {}

  /** Writes the report of the matched instruments. */
  static Placed matches(ExportFolder folder, List<MatchRow> rows) throws IOException {
    return write(folder, MATCHES, MATCH_COLUMNS, rows, MatchReports::values);
  }

  /** Writes the report of the others. */
  static Placed unmatched(ExportFolder folder, List<UnmatchedRow> rows) throws IOException {
    return write(folder, UNMATCHED, UNMATCHED_COLUMNS, rows, MatchReports::values);
  }

  private static <T> Placed write(
      ExportFolder folder,
      String name,
      List<String> columns,
      List<T> rows,
      Function<T, List<String>> values)
      throws IOException {
    try (NewExport file = folder.create(name, Optional.empty())) {
      append(file, columns);
      for (T row : rows) {
        append(file, values.apply(row));
      }
      file.publish();
      return file.placed();
    }
  }

  private static void append(NewExport file, List<String> values) throws IOException {
    StringBuilder line = new StringBuilder();
    CsvLine.append(line, values);
    byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
    file.write(bytes, 0, bytes.length);
  }

  private static List<String> values(MatchRow row) {
    return List.of(
        row.symbol(),
        row.isin().orElse(""),
        row.market().orElse(""),
        row.name().orElse(""),
        row.currency().orElse(""),
        row.matchedTicker(),
        row.stooqPath(),
        row.region(),
        row.category(),
        row.strategy(),
        row.sourceFile(),
        row.priceStart().map(LocalDate::toString).orElse(""),
        row.priceEnd().map(LocalDate::toString).orElse(""),
        Integer.toString(row.priceRows()),
        row.inferredCurrency().orElse(""),
        row.resolvedCurrency().orElse(""),
        row.currencyStatus(),
        row.dataStatus(),
        row.dataFlags().orElse(""));
  }

  private static List<String> values(UnmatchedRow row) {
    return List.of(
        row.symbol().orElse(""),
        row.isin().orElse(""),
        row.market().orElse(""),
        row.name().orElse(""),
        row.currency().orElse(""),
        row.sourceFile(),
        row.reason());
  }
}
