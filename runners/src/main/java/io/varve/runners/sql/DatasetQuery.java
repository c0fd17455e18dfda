package io.varve.runners.sql;

import io.varve.io.model.DataFile;
import io.varve.io.model.FileRef;
import java.io.IOException;
import java.util.List;

/** The query of a dataset: exactly the data files of a snapshot, whose columns may differ. */
final class DatasetQuery {

  /**
   * The database would make columns of all folders named {@code a=b}, also of those above the
   * warehouse: a table would have other columns in another place than its snapshot says.
   */
  static final String PATHS_ARE_NO_COLUMNS = "hive_partitioning = false";

  private DatasetQuery() {}

  /** Returns the query over at least one data file, all of which are expected first. */
  static String of(List<DataFile> dataFiles, View.Files files) throws IOException {
    files.expect(dataFiles.stream().map(DatasetQuery::recorded).toList());
    StringBuilder sql = new StringBuilder("select * from read_parquet([");
    List<String> paths = dataFiles.stream().map(DataFile::path).sorted().toList();
    for (int i = 0; i < paths.size(); i++) {
      sql.append(i == 0 ? "\n  " : ",\n  ")
          .append(SqlText.literal(files.path(paths.get(i)).toString()));
    }
    return sql.append("\n], union_by_name = true, ")
        .append(PATHS_ARE_NO_COLUMNS)
        .append(")")
        .toString();
  }

  private static FileRef recorded(DataFile file) {
    return new FileRef(file.path(), file.rows(), file.sizeBytes(), file.sha256());
  }
}
