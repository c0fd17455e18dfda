package io.varve.runners.render;

import io.varve.io.model.DataFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** SQL that makes each dataset of a snapshot a view: over its data files, and no others. */
public final class DuckDbViews {

  private DuckDbViews() {}

  /** Returns one statement per dataset, over the data files where they are. */
  public static String of(SnapshotFacts facts) {
    return of(facts, facts.root());
  }

  /** Returns one statement per dataset, over the data files below another root. */
  public static String of(SnapshotFacts facts, String root) {
    Map<String, List<DataFile>> byDataset =
        facts.dataFiles().stream()
            .collect(Collectors.groupingBy(DataFile::dataset, TreeMap::new, Collectors.toList()));
    StringBuilder sql = new StringBuilder();
    sql.append("-- Snapshot ").append(facts.snapshot().id()).append(" for DuckDB\n");
    byDataset.forEach(
        (dataset, files) ->
            sql.append("create or replace view \"")
                .append(dataset)
                .append("\" as select * from read_parquet([\n")
                .append(paths(root, files))
                .append("\n], union_by_name = true);\n"));
    return sql.toString();
  }

  private static String paths(String root, List<DataFile> files) {
    return files.stream()
        .map(DataFile::path)
        .sorted(Comparator.naturalOrder())
        .map(path -> "  '" + location(root, path).replace("'", "''") + "'")
        .collect(Collectors.joining(",\n"));
  }

  private static String location(String root, String path) {
    return root.startsWith("file:")
        ? Path.of(URI.create(root)).resolve(path).toString()
        : root.replaceAll("/+$", "") + "/" + path;
  }
}
