package io.varve.transforms.instruments;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one list of instruments. Holds all of its rows. Not safe for several threads. */
final class InstrumentListReader {

  /** All rows of a list are in memory at once. */
  private static final int MOST_ROWS = 500_000;

  private static final int ROWS_BETWEEN_CHECKS = 4_096;
  private static final int EXCERPT = 200;

  private final byte[] bytes;
  private final String sourceFile;

  /** Begins with a list at this path below the root of the instruments. */
  InstrumentListReader(String sourceFile, byte[] bytes) {
    this.sourceFile = sourceFile;
    this.bytes = bytes;
  }

  /**
   * Returns the rows in the order of the list; none of an empty one.
   *
   * @throws ExtractionException when it is no list of instruments, too long, or the time is over
   */
  List<InstrumentRow> read(Deadline deadline) throws ExtractionException {
    List<String> found = List.of();
    for (Separator separator : Separator.values()) {
      try (CsvRows rows = new CsvRows(text(), separator)) {
        Optional<CsvRow> header = header(rows, deadline);
        if (header.isEmpty()) {
          return List.of();
        }
        InstrumentColumns columns = new InstrumentColumns(header.get().values());
        if (columns.hasSymbol()) {
          return rows(rows, columns, deadline);
        }
        found = header.get().values().size() > found.size() ? header.get().values() : found;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new ExtractionException(
        FailureCode.PARSE,
        "it has no column symbol; the columns are: " + shortened(String.join(", ", found)));
  }

  /** The first row that is not blank. */
  private static Optional<CsvRow> header(CsvRows rows, Deadline deadline)
      throws ExtractionException {
    Optional<CsvRow> row = rows.next();
    while (row.isPresent() && row.get().isBlank()) {
      checkEveryFew(row.get(), deadline);
      row = rows.next();
    }
    return row;
  }

  private List<InstrumentRow> rows(CsvRows rows, InstrumentColumns columns, Deadline deadline)
      throws ExtractionException {
    InstrumentIds ids = new InstrumentIds(sourceFile);
    List<InstrumentRow> instruments = new ArrayList<>();
    for (Optional<CsvRow> next = rows.next(); next.isPresent(); next = rows.next()) {
      CsvRow row = next.get();
      checkEveryFew(row, deadline);
      if (row.values().size() > columns.count()) {
        throw new ExtractionException(
            FailureCode.PARSE,
            "line "
                + row.line()
                + " has "
                + row.values().size()
                + " values for "
                + columns.count()
                + " columns; a value with a separator in it must stand in quotes");
      }
      if (!row.isBlank()) {
        instruments.add(instrument(row, columns, ids));
      }
    }
    return instruments;
  }

  private InstrumentRow instrument(CsvRow row, InstrumentColumns columns, InstrumentIds ids) {
    Optional<String> symbol = columns.symbol(row.values());
    return new InstrumentRow(
        ids.next(symbol.orElse("")),
        row.line(),
        symbol,
        columns.value("isin", row.values()),
        columns.value("market", row.values()),
        columns.value("name", row.values()),
        columns.value("currency", row.values()),
        sourceFile);
  }

  private static void checkEveryFew(CsvRow row, Deadline deadline) throws ExtractionException {
    if (row.line() > MOST_ROWS) {
      throw new ExtractionException(
          FailureCode.LIMIT, "it has more than " + MOST_ROWS + " rows; split it");
    }
    if (row.line() % ROWS_BETWEEN_CHECKS == 0) {
      deadline.check();
    }
  }

  private Reader text() {
    int mark = Utf8.markLength(bytes);
    return new InputStreamReader(
        new ByteArrayInputStream(bytes, mark, bytes.length - mark), StandardCharsets.UTF_8);
  }

  private static String shortened(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }
}
