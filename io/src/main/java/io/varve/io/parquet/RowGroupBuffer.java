package io.varve.io.parquet;

import java.io.Closeable;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.MessageType;

/** The rows of one row group, in columns and in memory. Not safe for several threads. */
final class RowGroupBuffer implements Closeable {

  private final PageCompressor compressor;
  private final ColumnChunkPageWriteStore pages;
  private final ColumnWriteStore columns;
  private final RowShredder shredder;
  private long rows;

  RowGroupBuffer(
      Schema rows,
      MessageType schema,
      ParquetProperties properties,
      PageCompressor compressor,
      TextBytes texts) {
    this.compressor = compressor;
    pages =
        new ColumnChunkPageWriteStore(
            compressor,
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled());
    columns = properties.newColumnWriteStore(schema, pages, pages);
    shredder = new RowShredder(rows, schema, columns, texts);
    compressor.startGroup();
  }

  void write(GenericRecord row) {
    shredder.write(row);
    rows++;
  }

  /** Writes the next rows of another row group with the same columns. */
  void write(GroupRows source, int count) {
    source.copy(count, columns);
    rows += count;
  }

  long rows() {
    return rows;
  }

  /** Returns about how many bytes of memory the rows take. */
  long memory() {
    return columns.getBufferedSize();
  }

  /** Returns about how many bytes the rows would take if they were not compressed. */
  long plainBytes() {
    return columns.getBufferedSize() + compressor.savedBytes();
  }

  /** Writes the rows as the file's next row group. */
  void flushTo(ParquetFileWriter file) throws IOException {
    file.startBlock(rows);
    columns.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
  }

  @Override
  public void close() {
    columns.close();
    pages.close();
  }
}
