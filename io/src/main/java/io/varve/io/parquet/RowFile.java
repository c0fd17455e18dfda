package io.varve.io.parquet;

import io.varve.io.model.FileRef;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.NewFile;
import java.io.Closeable;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * One Parquet file being written, row by row. Nothing is visible before {@link #publish()}; closing
 * without it leaves nothing behind. Not safe for several threads.
 */
public final class RowFile implements Closeable {

  /** Memory that an open file may hold before it writes a row group, in bytes. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final String path;
  private final NewFile file;
  private final StorageOutput output;
  private final ParquetWriter<GenericRecord> writer;
  private long rows;

  private RowFile(String path, NewFile file, Schema schema) throws IOException {
    this.path = path;
    this.file = file;
    this.output = new StorageOutput(file);
    try {
      this.writer = writer(output, schema);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** Starts a file. */
  public static RowFile create(Storage storage, String path, Schema schema) throws IOException {
    return new RowFile(path, storage.create(path), schema);
  }

  /**
   * Starts a file that somebody has opened, and takes it over: closing this closes it.
   *
   * @param path what it is called in the {@link FileRef}
   */
  public static RowFile into(NewFile file, String path, Schema schema) throws IOException {
    return new RowFile(path, file, schema);
  }

  /** Appends a row. */
  public void write(GenericRecord row) throws IOException {
    writer.write(row);
    rows++;
  }

  /** Returns the number of rows written so far. */
  public long rows() {
    return rows;
  }

  /**
   * Finishes the file, makes it durable and visible, and returns what a snapshot must know of it.
   */
  public FileRef publish() throws IOException {
    writer.close();
    long size = file.position();
    file.publish();
    return new FileRef(path, rows, size, output.sha256());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private static ParquetWriter<GenericRecord> writer(StorageOutput output, Schema schema)
      throws IOException {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return AvroParquetWriter.<GenericRecord>builder(output)
        .withSchema(schema)
        .withDataModel(GenericData.get())
        .withConf(configuration)
        .withCompressionCodec(CompressionCodecName.ZSTD)
        .withRowGroupSize(ROW_GROUP_BYTES)
        .withPageWriteChecksumEnabled(true)
        .build();
  }
}
