package io.varve.transforms.instruments;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a CSV file, one after another. A row is one line: a value with a line end in it is far
 * more often a stray quote that swallows rows than a value of two lines. Not safe for several
 * threads.
 */
final class CsvRows implements AutoCloseable {

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;

  /** Begins at the beginning of a text without byte order mark; closes it at the end. */
  CsvRows(Reader text, Separator separator) throws IOException {
    // Blank lines count as rows, so that the number of a row is the number of its line.
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator.character())
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(false)
            .build();
    this.parser = CSVParser.parse(text, format);
    this.records = parser.iterator();
  }

  /**
   * Returns the next row; empty at the end.
   *
   * @throws ExtractionException with {@code PARSE} and the line when its quotes are wrong
   */
  Optional<CsvRow> next() throws ExtractionException {
    int line = (int) parser.getRecordNumber() + 1;
    try {
      if (!records.hasNext()) {
        return Optional.empty();
      }
    } catch (UncheckedIOException | IllegalStateException e) {
      throw wrongQuotes(line, "a quote is not closed, or text follows a closing quote", e);
    }
    CSVRecord found = records.next();
    List<String> values = new ArrayList<>(found.size());
    for (String value : found) {
      if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
        throw wrongQuotes(line, "a quoted value goes on in the next line", null);
      }
      values.add(stripped(value));
    }
    return Optional.of(new CsvRow(line, values));
  }

  private static ExtractionException wrongQuotes(int line, String what, Exception cause) {
    return new ExtractionException(
        FailureCode.PARSE,
        "line " + line + ": " + what + "; write a quote inside a value twice",
        cause);
  }

  /** Without no-break spaces too, which spreadsheets leave behind. */
  private static String stripped(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isBlank(value.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
