package io.varve.io.parquet;

import io.varve.io.model.Dataset;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * The stored columns of a dataset: those of {@link RowOrigin}, then those of its record class. Safe
 * for several threads.
 */
public final class RowSchema {

  private final Dataset dataset;
  private final Schema avro;
  private final RowBinding origin;
  private final RowBinding value;

  private RowSchema(Dataset dataset) {
    this.dataset = dataset;
    this.avro = RecordSchema.joined(dataset.name(), RowOrigin.class, dataset.rowType());
    this.origin = RecordMapping.of(RowOrigin.class).binding(avro);
    this.value = RecordMapping.of(dataset.rowType()).binding(avro);
  }

  /** Returns the schema of a dataset. */
  public static RowSchema of(Dataset dataset) {
    return new RowSchema(dataset);
  }

  /** Returns the Avro schema. */
  public Schema avro() {
    return avro;
  }

  /**
   * Returns the stored row of a record.
   *
   * @throws IllegalArgumentException when the record is of another class than the dataset's
   */
  public GenericRecord row(RowOrigin from, Record content) {
    if (content.getClass() != dataset.rowType()) {
      throw new IllegalArgumentException(
          "Invalid row of dataset "
              + dataset.name()
              + ": "
              + content.getClass()
              + ", expected "
              + dataset.rowType());
    }
    GenericRecord row = new GenericData.Record(avro);
    origin.write(from, row);
    value.write(content, row);
    return row;
  }
}
