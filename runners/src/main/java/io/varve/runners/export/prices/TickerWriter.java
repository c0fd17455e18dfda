package io.varve.runners.export.prices;

import io.varve.io.model.DataFile;
import io.varve.io.storage.DamagedException;
import io.varve.runners.export.folder.ExportFolder;
import io.varve.runners.export.folder.Placed;
import io.varve.runners.export.prices.TickerFile.Source;
import io.varve.transforms.prices.PriceDatasets;
import io.varve.transforms.prices.row.PriceRow;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Writes the files of tickers. Each data file of prices is read once, row by row, for all tickers
 * in it; a ticker's rows stand together there and are sorted by day.
 */
final class TickerWriter {

  private final SnapshotFiles files;
  private final ExportFolder folder;
  private final PriceFormat format;
  private final Consumer<Placed> written;

  TickerWriter(
      SnapshotFiles files, ExportFolder folder, PriceFormat format, Consumer<Placed> written) {
    this.files = files;
    this.folder = folder;
    this.format = format;
    this.written = written;
  }

  /**
   * Writes these files.
   *
   * @throws DamagedException when the rows are not those that the manifest speaks of
   */
  void write(List<TickerFile> tickers) throws IOException {
    Map<String, Map<String, TickerFile>> byShard = new TreeMap<>();
    for (TickerFile ticker : tickers) {
      Optional<Source> source = ticker.source().filter(found -> found.rows() > 0);
      if (source.isPresent()) {
        byShard
            .computeIfAbsent(source.get().shard(), shard -> new HashMap<>())
            .put(source.get().origin().sourceKey(), ticker);
      } else {
        try (PriceSheet sheet = begin(ticker)) {
          written.accept(sheet.finish());
        }
      }
    }
    for (DataFile file : files.of(PriceDatasets.PRICES)) {
      Map<String, TickerFile> inFile = byShard.remove(file.shard());
      if (inFile != null) {
        writeAll(file, inFile);
      }
    }
    if (!byShard.isEmpty()) {
      throw new DamagedException(
          "manifests", "a data file of prices of each shard", "none of " + byShard.keySet());
    }
  }

  private PriceSheet begin(TickerFile ticker) throws IOException {
    return format.begin(folder.create(ticker.name(), ticker.origin()));
  }

  private void writeAll(DataFile file, Map<String, TickerFile> tickers) throws IOException {
    Map<String, TickerFile> left = new HashMap<>(tickers);
    try (VerifiedRows<PriceRow> rows = files.open(file, PriceRow.class, tickers.keySet())) {
      Optional<VerifiedRows.Row<PriceRow>> row = rows.next();
      while (row.isPresent()) {
        String key = row.get().sourceKey();
        TickerFile ticker = left.remove(key);
        if (ticker == null) {
          throw disordered(file, "the rows of " + key + " stand in several places");
        }
        row = writeOne(file, ticker, row.get(), rows);
      }
    }
    if (!left.isEmpty()) {
      throw disordered(file, "no rows of " + left.keySet().iterator().next());
    }
  }

  /** Writes the rows of one ticker and returns the first row after them. */
  private Optional<VerifiedRows.Row<PriceRow>> writeOne(
      DataFile file,
      TickerFile ticker,
      VerifiedRows.Row<PriceRow> first,
      VerifiedRows<PriceRow> rows)
      throws IOException {
    long count = 0;
    LocalDate before = LocalDate.MIN;
    Optional<VerifiedRows.Row<PriceRow>> row = Optional.of(first);
    try (PriceSheet sheet = begin(ticker)) {
      for (;
          row.isPresent() && row.get().sourceKey().equals(first.sourceKey());
          row = rows.next()) {
        LocalDate date = row.get().value().date();
        if (!date.isAfter(before)) {
          throw disordered(file, date + " after " + before + " in those of " + first.sourceKey());
        }
        before = date;
        sheet.add(row.get().value());
        count++;
      }
      long expected = ticker.source().map(Source::rows).orElse(0L);
      if (count != expected) {
        throw disordered(file, count + " instead of " + expected + " of " + first.sourceKey());
      }
      written.accept(sheet.finish());
    }
    return row;
  }

  private static DamagedException disordered(DataFile file, String found) {
    return new DamagedException(
        file.path(), "all rows of each price file together, sorted by day", found);
  }
}
