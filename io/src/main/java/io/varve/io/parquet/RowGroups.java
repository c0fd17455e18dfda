package io.varve.io.parquet;

import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;

/**
 * The row groups of one Parquet file, numbered from 0: what is known of them without decoding their
 * rows. What the library cannot decode is a {@link DamagedException}. Not safe for several threads.
 */
public final class RowGroups implements Closeable {

  private final String path;
  private final ParquetFileReader file;
  private final StorageInput input;

  private RowGroups(String path, StorageInput input, ParquetFileReader file) {
    this.path = path;
    this.input = input;
    this.file = file;
  }

  /** Opens a file and reads its footer. */
  public static RowGroups open(Storage storage, String path) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification(true)
            .build();
    StorageInput input = new StorageInput(storage, path);
    try {
      return new RowGroups(path, input, ParquetFileReader.open(input, options));
    } catch (RuntimeException e) {
      throw damage(path, e);
    }
  }

  /** Returns which file it is. */
  public String path() {
    return path;
  }

  /** Returns the schema that the file was written with. */
  public Schema schema() throws IOException {
    String json = file.getFileMetaData().getKeyValueMetaData().get(ParquetFooter.AVRO_SCHEMA);
    if (json == null) {
      throw new IOException("Cannot read " + path + ": it does not say its schema");
    }
    try {
      return new Schema.Parser().parse(json);
    } catch (RuntimeException e) {
      throw damage(path, e);
    }
  }

  /** Returns the number of row groups. */
  public int count() {
    return file.getRowGroups().size();
  }

  /** Returns the number of rows in a group. */
  public long rows(int group) {
    return block(group).getRowCount();
  }

  /** Returns whether a group is so much smaller than it may be that it had better be joined. */
  public boolean isSmall(int group) {
    return block(group).getTotalByteSize() < RowFile.GROUP_BYTES / 4;
  }

  /** Returns where a group is in the file. */
  public RowReader.RowGroup place(int group) {
    BlockMetaData block = block(group);
    long start = block.getStartingPos();
    return new RowReader.RowGroup(start, start + block.getCompressedSize());
  }

  /**
   * Rows that follow each other and have the same text in a column.
   *
   * @param text the text
   * @param rows how many there are
   */
  public record Run(String text, long rows) {}

  /**
   * Returns the runs of rows with the same text in a column, in order, and decodes no other column.
   *
   * @param column text column that is never absent
   */
  public List<Run> runs(String column, int group) throws IOException {
    try {
      ColumnDescriptor wanted = columns().getColumnDescription(new String[] {column});
      MessageType only = new MessageType(columns().getName(), columns().getType(column));
      file.setRequestedSchema(only);
      try (PageReadStore pages = file.readRowGroup(group)) {
        return runs(
            new ColumnReadStoreImpl(
                    pages, NoRows.of(only), only, file.getFileMetaData().getCreatedBy())
                .getColumnReader(wanted),
            pages.getRowCount());
      }
    } catch (RuntimeException e) {
      throw damage(path, e);
    }
  }

  private static List<Run> runs(ColumnReader texts, long rows) {
    List<Run> runs = new ArrayList<>();
    Binary current = Binary.EMPTY;
    long run = 0;
    for (long i = 0; i < rows; i++) {
      Binary text = texts.getBinary();
      if (run > 0 && !text.equals(current)) {
        runs.add(new Run(current.toStringUsingUTF8(), run));
        run = 0;
      }
      current = run == 0 ? text.copy() : current;
      run++;
      texts.consume();
    }
    if (run > 0) {
      runs.add(new Run(current.toStringUsingUTF8(), run));
    }
    return runs;
  }

  /** Opens the rows of a group. */
  GroupRows open(int group) throws IOException {
    try {
      file.setRequestedSchema(columns());
      return new GroupRows(
          file.readRowGroup(group), columns(), file.getFileMetaData().getCreatedBy());
    } catch (RuntimeException e) {
      throw damage(path, e);
    }
  }

  MessageType columns() {
    return file.getFileMetaData().getSchema();
  }

  /** Writes a group behind what is in another file: its bytes, and what is known of its pages. */
  void copy(int group, ParquetFileWriter target) throws IOException {
    try (SeekableInputStream bytes = input.newCopyStream()) {
      target.startBlock(rows(group));
      for (ColumnChunkMetaData chunk : block(group).getColumns()) {
        target.appendColumnChunk(
            columns().getColumnDescription(chunk.getPath().toArray()),
            bytes,
            chunk,
            file.readBloomFilter(chunk),
            file.readColumnIndex(chunk),
            file.readOffsetIndex(chunk));
      }
      target.endBlock();
    } catch (RuntimeException e) {
      throw damage(path, e);
    }
  }

  private BlockMetaData block(int group) {
    List<BlockMetaData> blocks = file.getRowGroups();
    return blocks.get(group);
  }

  static DamagedException damage(String path, RuntimeException error) {
    return new DamagedException(path, "rows that can be read", String.valueOf(error.getMessage()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
