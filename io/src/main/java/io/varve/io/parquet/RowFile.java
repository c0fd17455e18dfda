package io.varve.io.parquet;

import io.varve.io.model.FileRef;
import io.varve.io.parquet.RowGroups.Run;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import io.varve.io.storage.Storage.NewFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.schema.MessageType;

/**
 * One Parquet file being written, row by row. Nothing is visible before {@link #publish()}; closing
 * without it leaves nothing behind. Not safe for several threads.
 */
public final class RowFile implements Closeable {

  /**
   * Size of a row group, in bytes before compression, at which it ends where it {@linkplain
   * #mayCut() may}. A row group is what copy on write copies as it is, or decodes as a whole.
   * Values of a dictionary count as their numbers: where rows repeat much, smaller groups would
   * have no use of one.
   */
  static final long GROUP_BYTES = 2L << 20;

  /** Size at which a row group ends wherever it is: what an open file may hold in memory. */
  private static final long MOST_BYTES = 32L << 20;

  /** Rows between two looks at the size. */
  private static final long ROWS_BETWEEN = 16;

  /** Least and greatest texts of a row group are bounds; whole texts would fill the footer. */
  private static final int STATISTICS_BYTES = 64;

  private final String path;
  private final NewFile file;
  private final StorageOutput output;
  private final Schema schema;
  private final MessageType columns;
  private final TextBytes texts = new TextBytes();
  private final LearnedDictionaries dictionaries = new LearnedDictionaries();
  private final ParquetProperties properties =
      ParquetProperties.builder()
          .withPageWriteChecksumEnabled(true)
          .withStatisticsTruncateLength(STATISTICS_BYTES)
          .withValuesWriterFactory(dictionaries)
          .build();
  private final PageCompressor compressor = new PageCompressor(properties.getPageSizeThreshold());
  private final ParquetFileWriter writer;
  private Optional<RowGroupBuffer> open = Optional.empty();
  private long rows;

  private RowFile(String path, NewFile file, Schema schema) throws IOException {
    this.path = path;
    this.file = file;
    this.output = new StorageOutput(file);
    this.columns = ParquetFooter.columns(schema);
    this.schema = schema;
    try {
      this.writer =
          new ParquetFileWriter(
              output,
              columns,
              ParquetFileWriter.Mode.CREATE,
              MOST_BYTES,
              ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
              null,
              properties);
      writer.start();
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
    RowGroupBuffer group = group();
    group.write(row);
    rows++;
    if (group.rows() % ROWS_BETWEEN == 0 && group.memory() > MOST_BYTES) {
      cut();
    }
  }

  private RowGroupBuffer group() {
    if (open.isEmpty()) {
      open = Optional.of(new RowGroupBuffer(schema, columns, properties, compressor, texts));
    }
    return open.get();
  }

  /**
   * Tells that the rows so far and those to come go separate ways: the row group ends here if it is
   * large enough.
   */
  public void mayCut() throws IOException {
    if (open.isPresent() && open.get().plainBytes() - dictionaries.savedBytes() >= GROUP_BYTES) {
      cut();
    }
  }

  /**
   * Appends a row group of another file: its bytes as they are, without decoding them.
   *
   * @throws IllegalArgumentException when the columns of that file are others
   */
  public void append(RowGroups source, int group) throws IOException {
    expectColumns(source);
    cut();
    source.copy(group, writer);
    rows += source.rows(group);
  }

  /**
   * Appends rows of a row group of another file, value by value; a row group of this one may end
   * before each run.
   *
   * @param runs all runs of that group, in order
   * @param keep tells the texts of those whose rows are appended
   * @throws DamagedException when that group is not what it should be
   * @throws IllegalArgumentException when the columns of that file are others
   */
  public void append(RowGroups source, int group, List<Run> runs, Predicate<String> keep)
      throws IOException {
    expectColumns(source);
    try (GroupRows from = source.open(group)) {
      for (Run run : runs) {
        if (keep.test(run.text())) {
          mayCut();
          append(from, run.rows());
        } else {
          from.skip(run.rows());
        }
      }
    } catch (RuntimeException e) {
      throw RowGroups.damage(source.path(), e);
    }
  }

  private void append(GroupRows from, long count) throws IOException {
    for (long left = count; left > 0; left -= ROWS_BETWEEN) {
      int piece = (int) Math.min(ROWS_BETWEEN, left);
      RowGroupBuffer group = group();
      group.write(from, piece);
      rows += piece;
      if (group.memory() > MOST_BYTES) {
        cut();
      }
    }
  }

  /** Returns whether values of another file can stand in this one as they are. */
  public boolean takes(RowGroups source) {
    return source.columns().equals(columns);
  }

  private void expectColumns(RowGroups source) {
    if (!takes(source)) {
      throw new IllegalArgumentException(
          "Invalid row group for " + path + ": " + source.path() + " has other columns");
    }
  }

  /** Returns the number of rows written so far. */
  public long rows() {
    return rows;
  }

  /**
   * Finishes the file, makes it durable and visible, and returns what a snapshot must know of it.
   */
  public FileRef publish() throws IOException {
    cut();
    writer.end(ParquetFooter.metadata(schema));
    writer.close();
    long size = file.position();
    file.publish();
    return new FileRef(path, rows, size, output.sha256());
  }

  @Override
  public void close() throws IOException {
    open.ifPresent(RowGroupBuffer::close);
    open = Optional.empty();
    compressor.release();
    file.close();
  }

  private void cut() throws IOException {
    if (open.isPresent()) {
      try (RowGroupBuffer group = open.get()) {
        open = Optional.empty();
        dictionaries.endGroup();
        group.flushTo(writer);
      }
    }
  }
}
