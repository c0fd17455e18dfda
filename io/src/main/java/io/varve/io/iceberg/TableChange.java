package io.varve.io.iceberg;

import io.varve.io.model.DataFile;
import io.varve.io.parquet.ParquetFooter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.OverwriteFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.UpdateProperties;
import org.apache.iceberg.mapping.MappingUtil;
import org.apache.iceberg.mapping.NameMapping;
import org.apache.iceberg.mapping.NameMappingParser;
import org.apache.iceberg.parquet.ParquetUtil;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/**
 * Puts columns and data files into one transaction on a table: columns are only ever added, with
 * ids that never change. Reads the footer of each added data file, one after the other. Use once.
 */
final class TableChange {

  private final Transaction transaction;
  private final LocatedStorage data;
  private final Set<MessageType> known = new HashSet<>();

  TableChange(Transaction transaction, LocatedStorage data) {
    this.transaction = transaction;
    this.data = data;
  }

  /**
   * Adds the columns that the table does not have yet.
   *
   * @throws RuntimeException when a column would get a type that Iceberg does not allow
   */
  void columns(Schema columns) {
    transaction.updateSchema().unionByNameWith(columns).commit();
    Schema schema = transaction.table().schema();
    UpdateProperties properties = transaction.updateProperties();
    properties.set(
        TableProperties.DEFAULT_NAME_MAPPING, NameMappingParser.toJson(MappingUtil.create(schema)));
    TableSchema.metrics(schema).forEach(properties::set);
    properties.commit();
  }

  /** Makes one snapshot of the table out of the difference. */
  void files(TableDifference difference, Map<String, String> labels) throws IOException {
    List<org.apache.iceberg.DataFile> added = new ArrayList<>();
    for (DataFile file : difference.added()) {
      added.add(described(file));
    }
    OverwriteFiles files = transaction.newOverwrite();
    added.forEach(files::addFile);
    difference.removed().forEach(files::deleteFile);
    labels.forEach(files::set);
    files.commit();
  }

  private org.apache.iceberg.DataFile described(DataFile file) throws IOException {
    ParquetMetadata footer = ParquetFooter.of(data.storage(), file);
    MessageType columns = footer.getFileMetaData().getSchema();
    if (known.add(columns)) {
      columns(TableSchema.of(columns));
    }
    Map<String, String> properties = transaction.table().properties();
    NameMapping names =
        NameMappingParser.fromJson(properties.get(TableProperties.DEFAULT_NAME_MAPPING));
    Metrics metrics =
        ParquetUtil.footerMetrics(
            footer,
            java.util.stream.Stream.empty(),
            MetricsConfig.forTable(transaction.table()),
            names);
    return DataFiles.builder(PartitionSpec.unpartitioned())
        .withPath(data.of(file.path()))
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(file.sizeBytes())
        .withMetrics(metrics)
        .withSplitOffsets(ParquetUtil.getSplitOffsets(footer))
        .build();
  }
}
