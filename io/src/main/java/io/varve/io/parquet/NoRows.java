package io.varve.io.parquet;

import java.util.List;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;

/** What the library wants to make rows of, where columns are read value by value instead. */
final class NoRows extends GroupConverter {

  private final List<Converter> fields;

  private NoRows(List<Converter> fields) {
    this.fields = fields;
  }

  /** Returns it for these columns. */
  static NoRows of(GroupType schema) {
    return new NoRows(
        schema.getFields().stream()
            .map(
                field ->
                    field.isPrimitive() ? new PrimitiveConverter() {} : of(field.asGroupType()))
            .toList());
  }

  @Override
  public Converter getConverter(int fieldIndex) {
    return fields.get(fieldIndex);
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
