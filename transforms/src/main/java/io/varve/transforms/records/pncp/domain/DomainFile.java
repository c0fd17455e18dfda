package io.varve.transforms.records.pncp.domain;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV that comes with this package: UTF-8, a line with names, remarks behind {@code #}. */
final class DomainFile {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .build();

  private DomainFile() {}

  static byte[] bundled(String name) {
    try (InputStream in = DomainFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Cannot read " + name + ": it is not in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  static List<CSVRecord> lines(byte[] csv) {
    InputStreamReader text =
        new InputStreamReader(new ByteArrayInputStream(csv), StandardCharsets.UTF_8);
    try (CSVParser parser = FORMAT.parse(text)) {
      return parser.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read a table of codes", e);
    }
  }
}
