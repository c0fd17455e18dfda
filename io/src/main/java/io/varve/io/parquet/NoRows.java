package io.varve.io.parquet;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** What the library wants to make rows of, where a column is read value by value instead. */
final class NoRows extends GroupConverter {

  /** For text columns. */
  static final NoRows OF_TEXTS = new NoRows();

  private static final PrimitiveConverter TEXT =
      new PrimitiveConverter() {
        @Override
        public void addBinary(Binary value) {
          // nobody wants it
        }
      };

  private NoRows() {}

  @Override
  public Converter getConverter(int fieldIndex) {
    return TEXT;
  }

  @Override
  public void start() {
    // no row begins
  }

  @Override
  public void end() {
    // no row ends
  }
}
