package io.varve.io.parquet;

import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.filter2.predicate.FilterApi;
import org.apache.parquet.filter2.predicate.FilterPredicate;
import org.apache.parquet.hadoop.ParquetReader;

/**
 * Reads the rows of one Parquet file in order. What the library cannot decode is a {@link
 * DamagedException}. Not safe for several threads.
 */
public final class RowReader implements Closeable {

  private final String path;
  private final ParquetReader<GenericRecord> reader;

  private RowReader(String path, ParquetReader<GenericRecord> reader) {
    this.path = path;
    this.reader = reader;
  }

  /** Opens a file with all its columns. */
  public static RowReader open(Storage storage, String path) throws IOException {
    return new RowReader(
        path, reader(storage, path, new PlainParquetConfiguration(), FilterCompat.NOOP));
  }

  /** Opens a file with those of its columns that are named in the schema. */
  public static RowReader open(Storage storage, String path, Schema columns) throws IOException {
    return new RowReader(path, reader(storage, path, projecting(columns), FilterCompat.NOOP));
  }

  /**
   * Opens the rows of a file that have certain texts in certain columns; only they are assembled,
   * and pages that cannot hold one are not read.
   *
   * @param columns columns to read
   * @param texts text columns of the file, each with the texts of which it must have one; at least
   *     one column
   */
  public static RowReader open(
      Storage storage, String path, Schema columns, Map<String, Set<String>> texts)
      throws IOException {
    return new RowReader(path, reader(storage, path, projecting(columns), filter(texts)));
  }

  /**
   * Opens the rows of one row group that have certain texts in certain columns.
   *
   * @param columns columns to read
   * @param texts text columns of the file, each with the texts of which it must have one; at least
   *     one column
   */
  public static RowReader open(
      Storage storage, String path, Schema columns, Map<String, Set<String>> texts, RowGroup group)
      throws IOException {
    return new RowReader(
        path,
        AvroParquetReader.<GenericRecord>builder(
                new StorageInput(storage, path), projecting(columns))
            .withDataModel(GenericData.get())
            .withFilter(filter(texts))
            .withFileRange(group.start(), group.end())
            .usePageChecksumVerification(true)
            .build());
  }

  /** Opens the rows of one row group with all columns. */
  public static RowReader open(Storage storage, String path, RowGroup group) throws IOException {
    return new RowReader(
        path,
        AvroParquetReader.<GenericRecord>builder(
                new StorageInput(storage, path), new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .withFileRange(group.start(), group.end())
            .usePageChecksumVerification(true)
            .build());
  }

  private static FilterCompat.Filter filter(Map<String, Set<String>> texts) {
    return FilterCompat.get(
        texts.entrySet().stream()
            .map(each -> TextFilter.of(each.getKey(), each.getValue()))
            .reduce(FilterApi::and)
            .orElseThrow(() -> new IllegalArgumentException("Invalid filter: no columns")));
  }

  /** Returns the row groups of a file, in order. */
  public static List<RowGroup> groups(Storage storage, String path) throws IOException {
    try (RowGroups groups = RowGroups.open(storage, path)) {
      return IntStream.range(0, groups.count()).mapToObj(groups::place).toList();
    }
  }

  /**
   * A part of a file that is decoded by itself.
   *
   * @param start its first byte
   * @param end the byte behind its last one
   */
  public record RowGroup(long start, long end) {}

  /**
   * Opens the rows of a file whose text in a column begins with another one; only they are
   * assembled, and pages that cannot hold one are not read.
   *
   * @param columns columns to read
   * @param column text column of the file
   */
  public static RowReader open(
      Storage storage, String path, Schema columns, String column, String prefix)
      throws IOException {
    FilterPredicate beginning = PrefixFilter.of(column, prefix);
    return new RowReader(
        path, reader(storage, path, projecting(columns), FilterCompat.get(beginning)));
  }

  private static ParquetConfiguration projecting(Schema columns) {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.set(AvroReadSupport.AVRO_REQUESTED_PROJECTION, columns.toString());
    configuration.set("parquet.avro.read.schema", columns.toString());
    return configuration;
  }

  /** Returns the next row, or nothing at the end. */
  public Optional<GenericRecord> next() throws IOException {
    try {
      return Optional.ofNullable(reader.read());
    } catch (RuntimeException e) {
      throw damage(path, e);
    }
  }

  /** Returns the schema that a file was written with. */
  public static Schema schemaOf(Storage storage, String path) throws IOException {
    try (RowGroups groups = RowGroups.open(storage, path)) {
      return groups.schema();
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  private static DamagedException damage(String path, RuntimeException error) {
    return new DamagedException(path, "rows that can be read", String.valueOf(error.getMessage()));
  }

  private static ParquetReader<GenericRecord> reader(
      Storage storage, String path, ParquetConfiguration configuration, FilterCompat.Filter filter)
      throws IOException {
    return AvroParquetReader.<GenericRecord>builder(new StorageInput(storage, path), configuration)
        .withDataModel(GenericData.get())
        .withFilter(filter)
        .usePageChecksumVerification(true)
        .build();
  }
}
