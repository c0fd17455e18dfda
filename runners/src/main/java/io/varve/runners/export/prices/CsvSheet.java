package io.varve.runners.export.prices;

import io.varve.runners.export.folder.NewExport;
import io.varve.runners.export.folder.Placed;
import io.varve.transforms.prices.row.PriceRow;
import io.varve.transforms.prices.text.CanonicalLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines as in the price files of Stooq, below a header with plain names. */
final class CsvSheet implements PriceSheet {

  static final String HEADER = "ticker,per,date,time,open,high,low,close,volume,openint";

  private static final int BUFFER_CHARACTERS = 1 << 13;

  private final NewExport file;
  private final StringBuilder lines = new StringBuilder(BUFFER_CHARACTERS);

  CsvSheet(NewExport file) {
    this.file = file;
    lines.append(HEADER).append('\n');
  }

  @Override
  public void add(PriceRow row) throws IOException {
    CanonicalLine.appendAsWritten(lines, row);
    lines.append('\n');
    if (lines.length() >= BUFFER_CHARACTERS) {
      flush();
    }
  }

  private void flush() throws IOException {
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    file.write(bytes, 0, bytes.length);
    lines.setLength(0);
  }

  @Override
  public Placed finish() throws IOException {
    flush();
    file.publish();
    return file.placed();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
