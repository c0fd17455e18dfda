package io.varve.io.parquet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.factory.DefaultValuesWriterFactory;
import org.apache.parquet.column.values.factory.ValuesWriterFactory;
import org.apache.parquet.column.values.fallback.FallbackValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;

/**
 * Writes values with a dictionary, but not those of a column that gave its dictionary up in the row
 * group before: where almost every value is another one, looking each up is for nothing. For one
 * file; not safe for several threads.
 */
final class LearnedDictionaries implements ValuesWriterFactory {

  private final DefaultValuesWriterFactory library = new DefaultValuesWriterFactory();
  private final Map<ColumnDescriptor, ValuesWriter> tried = new HashMap<>();
  private final Set<ColumnDescriptor> plain = new HashSet<>();
  private Optional<ParquetProperties> settings = Optional.empty();

  @Override
  public void initialize(ParquetProperties properties) {
    library.initialize(properties);
    settings = Optional.of(properties);
  }

  @Override
  public ValuesWriter newValuesWriter(ColumnDescriptor column) {
    if (plain.contains(column)) {
      ParquetProperties sizes = settings.orElseThrow();
      return new PlainValuesWriter(
          sizes.getInitialSlabSize(), sizes.getPageSizeThreshold(), sizes.getAllocator());
    }
    ValuesWriter writer = library.newValuesWriter(column);
    tried.put(column, writer);
    return writer;
  }

  /**
   * Returns by about how many bytes the open pages are shorter than their values, where
   * dictionaries are worth it so far: a value stands there as a number of four bytes at most. The
   * library counts whole values until a page ends.
   */
  long savedBytes() {
    return tried.values().stream().mapToLong(LearnedDictionaries::savedBytes).sum();
  }

  private static long savedBytes(ValuesWriter writer) {
    if (writer instanceof FallbackValuesWriter<?, ?> either && !gaveUp(either)) {
      long values = either.getBufferedSize();
      long numbers = either.initialWriter.getBufferedSize();
      return either.initialWriter.isCompressionSatisfying(values, numbers) ? values - numbers : 0;
    }
    return 0;
  }

  private static boolean gaveUp(FallbackValuesWriter<?, ?> either) {
    return either.fallBackWriter.getBufferedSize() > 0;
  }

  /** Looks at the columns of a row group; to be called before their last pages are written. */
  void endGroup() {
    tried.forEach(
        (column, writer) -> {
          if (writer instanceof FallbackValuesWriter<?, ?> either && gaveUp(either)) {
            plain.add(column);
          }
        });
    tried.clear();
  }
}
