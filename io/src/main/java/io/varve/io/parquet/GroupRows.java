package io.varve.io.parquet;

import java.io.Closeable;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.schema.MessageType;

/**
 * The rows of one row group from the first to the last, each to be skipped or copied. They are
 * never put together: values go from column to column with their levels, so that texts are neither
 * decoded nor encoded. Not safe for several threads.
 */
final class GroupRows implements Closeable {

  private final PageReadStore pages;
  private final List<Column> columns;

  /**
   * Begins with the first row.
   *
   * @param pages pages of all columns; closed with this
   * @param schema the columns
   * @param createdBy which program wrote the file, as it says itself
   */
  GroupRows(PageReadStore pages, MessageType schema, String createdBy) {
    this.pages = pages;
    ColumnReadStoreImpl readers =
        new ColumnReadStoreImpl(pages, NoRows.of(schema), schema, createdBy);
    this.columns =
        schema.getColumns().stream()
            .map(column -> new Column(column, readers.getColumnReader(column)))
            .toList();
  }

  /** Passes over the next rows. */
  void skip(long rows) {
    columns.forEach(column -> column.skip(rows));
  }

  /** Copies the next rows to a store with the same columns, which is told of the end of each. */
  void copy(int rows, ColumnWriteStore target) {
    columns.forEach(column -> column.copy(rows, target.getColumnWriter(column.descriptor())));
    for (int i = 0; i < rows; i++) {
      target.endRecord();
    }
  }

  @Override
  public void close() {
    pages.close();
  }

  /** One column, at its next value. */
  private record Column(ColumnDescriptor descriptor, ColumnReader values) {

    void skip(long rows) {
      for (long i = 0; i < rows; i++) {
        do {
          if (isPresent()) {
            values.skip();
          }
          values.consume();
        } while (values.getCurrentRepetitionLevel() > 0);
      }
    }

    void copy(int rows, ColumnWriter target) {
      for (int i = 0; i < rows; i++) {
        do {
          copyValue(target);
          values.consume();
        } while (values.getCurrentRepetitionLevel() > 0);
      }
    }

    private boolean isPresent() {
      return values.getCurrentDefinitionLevel() == descriptor.getMaxDefinitionLevel();
    }

    private void copyValue(ColumnWriter target) {
      int repetition = values.getCurrentRepetitionLevel();
      int definition = values.getCurrentDefinitionLevel();
      if (!isPresent()) {
        target.writeNull(repetition, definition);
        return;
      }
      switch (descriptor.getPrimitiveType().getPrimitiveTypeName()) {
        case BINARY -> target.write(values.getBinary(), repetition, definition);
        case INT32 -> target.write(values.getInteger(), repetition, definition);
        case INT64 -> target.write(values.getLong(), repetition, definition);
        case DOUBLE -> target.write(values.getDouble(), repetition, definition);
        case BOOLEAN -> target.write(values.getBoolean(), repetition, definition);
        default -> throw new IllegalArgumentException("Cannot copy column " + descriptor);
      }
    }
  }
}
