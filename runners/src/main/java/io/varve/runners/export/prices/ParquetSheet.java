package io.varve.runners.export.prices;

import io.varve.io.parquet.RecordSchema;
import io.varve.io.parquet.RowFile;
import io.varve.runners.export.folder.NewExport;
import io.varve.runners.export.folder.Placed;
import io.varve.transforms.prices.row.PriceRow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;

/** Typed columns, compressed. */
final class ParquetSheet implements PriceSheet {

  private static final RecordSchema<Price> SCHEMA = RecordSchema.of(Price.class);

  private final NewExport file;
  private final RowFile rows;

  /** A row of the file. */
  record Price(
      String ticker,
      LocalDate date,
      Optional<Double> open,
      Optional<Double> high,
      Optional<Double> low,
      double close,
      Optional<Double> volume,
      Optional<Double> openInterest) {

    static Price of(PriceRow row) {
      return new Price(
          row.ticker(),
          row.date(),
          row.open(),
          row.high(),
          row.low(),
          row.close(),
          row.volume(),
          row.openInterest());
    }
  }

  ParquetSheet(NewExport file) throws IOException {
    this.file = file;
    this.rows = RowFile.into(file, file.name(), SCHEMA.avro());
  }

  @Override
  public void add(PriceRow row) throws IOException {
    rows.write(SCHEMA.row(Price.of(row)));
  }

  @Override
  public Placed finish() throws IOException {
    rows.publish();
    return file.placed();
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
