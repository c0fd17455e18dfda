package io.varve.runners.sql;

import io.varve.io.manifest.VerifiedFile;
import io.varve.io.model.FileRef;
import io.varve.io.model.Layers;
import io.varve.io.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The query of the manifest entries, in layers: of each key the row of the latest change, and those
 * rows of the base that no change names. The database keeps the keys of the changes, at most a
 * quarter of the base and sixteen more, in memory; each file is verified against its recorded hash
 * first.
 */
final class LayeredQuery {

  private static final String KEY = "key";
  private static final String KEPT = "status <> 'removed'";

  private final Storage storage;
  private final View.Files files;

  private LayeredQuery(Storage storage, View.Files files) {
    this.storage = storage;
    this.files = files;
  }

  /**
   * Returns the query.
   *
   * @throws io.varve.io.storage.DamagedException when a file is not what was recorded
   */
  static String of(Layers layers, Columns columns, Storage storage, View.Files files)
      throws IOException {
    LayeredQuery query = new LayeredQuery(storage, files);
    if (layers.deltas().isEmpty()) {
      Optional<FileRef> base = layers.base();
      return base.isEmpty() ? columns.empty() : "select * from " + query.file(base.get());
    }
    StringBuilder sql = new StringBuilder("(with changes as (");
    List<FileRef> deltas = layers.deltas();
    for (int i = 0; i < deltas.size(); i++) {
      sql.append(i == 0 ? "" : "  union all by name\n")
          .append("select ")
          .append(i)
          .append(" as varve_layer, * from ")
          .append(query.file(deltas.get(i)));
    }
    sql.append("), newest as (select * exclude (varve_layer) from changes qualify ")
        .append("row_number() over (partition by key order by varve_layer desc) = 1)\n")
        .append("select * from newest where ")
        .append(KEPT);
    if (layers.base().isPresent()) {
      sql.append("\nunion all by name\nselect * from ")
          .append(query.file(layers.base().get()))
          .append(" as base where not exists (select 1 from changes where changes.")
          .append(KEY)
          .append(" = base.")
          .append(KEY)
          .append(")");
    }
    return sql.append(")").toString();
  }

  private String file(FileRef file) throws IOException {
    VerifiedFile.verify(storage, file);
    return "read_parquet([\n  "
        + SqlText.literal(files.path(file.path()).toString())
        + "\n], "
        + DatasetQuery.PATHS_ARE_NO_COLUMNS
        + ")";
  }
}
