package io.varve.io.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;

/** Notes what is written to columns, with its levels. */
final class ColumnLog implements ColumnWriteStore {

  private final Map<String, List<String>> written = new TreeMap<>();

  /** Returns what was written by column; the ends of rows under an empty name. */
  Map<String, List<String>> written() {
    return written;
  }

  private void note(String column, String what) {
    written.computeIfAbsent(column, name -> new ArrayList<>()).add(what);
  }

  @Override
  public ColumnWriter getColumnWriter(ColumnDescriptor column) {
    return new Noting(String.join(".", column.getPath()));
  }

  @Override
  public void endRecord() {
    note("", "end");
  }

  @Override
  public void flush() {}

  @Override
  public long getAllocatedSize() {
    return 0;
  }

  @Override
  public long getBufferedSize() {
    return 0;
  }

  @Override
  public String memUsageString() {
    return "";
  }

  @Override
  public void close() {}

  private final class Noting implements ColumnWriter {
    private final String column;

    Noting(String column) {
      this.column = column;
    }

    private void put(Object value, int repetition, int definition) {
      note(column, value + " r" + repetition + " d" + definition);
    }

    @Override
    public void write(int value, int repetition, int definition) {
      put(value, repetition, definition);
    }

    @Override
    public void write(long value, int repetition, int definition) {
      put(value + "L", repetition, definition);
    }

    @Override
    public void write(boolean value, int repetition, int definition) {
      put(value, repetition, definition);
    }

    @Override
    public void write(Binary value, int repetition, int definition) {
      put("'" + value.toStringUsingUTF8() + "'", repetition, definition);
    }

    @Override
    public void write(float value, int repetition, int definition) {
      put(value + "f", repetition, definition);
    }

    @Override
    public void write(double value, int repetition, int definition) {
      put(value + "d", repetition, definition);
    }

    @Override
    public void writeNull(int repetition, int definition) {
      put("null", repetition, definition);
    }

    @Override
    public void close() {}

    @Override
    public long getBufferedSizeInMemory() {
      return 0;
    }
  }
}
