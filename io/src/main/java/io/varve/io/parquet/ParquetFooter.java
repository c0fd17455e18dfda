package io.varve.io.parquet;

import io.varve.io.model.DataFile;
import io.varve.io.storage.DamagedException;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** What data files say of themselves at their end. */
public final class ParquetFooter {

  /** What Avro's readers of Parquet look for. */
  static final String AVRO_SCHEMA = "parquet.avro.schema";

  private ParquetFooter() {}

  /**
   * Reads the footer of a data file, and none of its rows.
   *
   * @throws DamagedException when it cannot be decoded or counts other rows than recorded
   */
  public static ParquetMetadata of(Storage storage, DataFile file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader =
        ParquetFileReader.open(new StorageInput(storage, file.path()), options)) {
      ParquetMetadata footer = reader.getFooter();
      long rows = footer.getBlocks().stream().mapToLong(BlockMetaData::getRowCount).sum();
      if (rows != file.rows()) {
        throw new DamagedException(file.path(), file.rows() + " rows", rows + " rows");
      }
      return footer;
    } catch (RuntimeException e) {
      throw new DamagedException(
          file.path(), "a Parquet footer that can be read", String.valueOf(e.getMessage()));
    }
  }

  /** Returns what a data file with rows of this Avro schema says of itself beside its columns. */
  static Map<String, String> metadata(Schema rows) {
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(AVRO_SCHEMA, rows.toString());
    metadata.put(ParquetWriter.OBJECT_MODEL_NAME_PROP, "avro");
    return metadata;
  }

  /** Returns the columns that data files with rows of this Avro schema have. */
  public static MessageType columns(Schema rows) {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return new AvroSchemaConverter(configuration).convert(rows);
  }
}
