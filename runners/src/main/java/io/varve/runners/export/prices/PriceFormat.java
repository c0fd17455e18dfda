package io.varve.runners.export.prices;

import io.varve.runners.export.folder.NewExport;
import java.io.IOException;
import java.util.Locale;

/** How the prices of a ticker are written. */
public enum PriceFormat {
  /** Lines as in the price files of Stooq. */
  CSV,
  /** Typed columns. */
  PARQUET;

  private static final String REPORT_SUFFIX = ".csv";

  /** Returns the name of the format, as in {@code prices/csv}. */
  String label() {
    return "prices/" + name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of the file of a ticker. */
  String fileName(String ticker) {
    return (ticker + '.' + name()).toLowerCase(Locale.ROOT);
  }

  /** Returns the name of the file of a report, which is CSV in each format. */
  static String reportName(String report) {
    return report + REPORT_SUFFIX;
  }

  /** Starts the content of a ticker's file. */
  PriceSheet begin(NewExport file) throws IOException {
    return switch (this) {
      case CSV -> new CsvSheet(file);
      case PARQUET -> new ParquetSheet(file);
    };
  }
}
