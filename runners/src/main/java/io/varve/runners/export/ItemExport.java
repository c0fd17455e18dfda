package io.varve.runners.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the items of each filing of a snapshot as one JSON file, in folders like those of the
 * input: {@code {"filename": "a.htm", "items": {"1A": "…"}}}.
 */
public final class ItemExport {

  private final Path out;
  private int filings;
  private int items;

  private ItemExport(Path out) {
    this.out = out;
  }

  /**
   * What was written.
   *
   * @param filings number of files
   * @param items number of items in them
   */
  public record Written(int filings, int items) {}

  /**
   * Writes all filings of a snapshot.
   *
   * @throws UserException when the snapshot has no filings, or the folder has files
   */
  public static Written write(Warehouse warehouse, Snapshot snapshot, Path out) throws IOException {
    if (!snapshot.datasets().containsKey("sections")) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot export items: snapshot " + snapshot.id() + " has no dataset 'sections'.");
    }
    requireEmpty(out);
    Map<String, Map<String, DataFile>> shards = new TreeMap<>();
    Manifests.dataFiles(warehouse.storage())
        .forEach(
            snapshot.manifest().dataFiles(),
            change ->
                shards
                    .computeIfAbsent(change.file().shard(), shard -> new TreeMap<>())
                    .put(change.file().dataset(), change.file()));
    ItemExport export = new ItemExport(out);
    for (Map<String, DataFile> files : shards.values()) {
      export.write(FilingItems.of(warehouse.storage(), files));
    }
    return new Written(export.filings, export.items);
  }

  private static void requireEmpty(Path out) throws IOException {
    if (Files.isDirectory(out)) {
      try (var entries = Files.list(out)) {
        if (entries.findAny().isPresent()) {
          throw new UserException(
              ExitCode.USAGE,
              "Cannot export to " + out + ": it is not empty. Name a new folder with --out.");
        }
      }
    }
  }

  private void write(Map<String, Map<String, String>> byKey) throws IOException {
    for (Map.Entry<String, Map<String, String>> filing : byKey.entrySet()) {
      String key = filing.getKey();
      String name = key.substring(key.lastIndexOf('/') + 1);
      ObjectNode json = Json.object().put("filename", name);
      ObjectNode texts = json.putObject("items");
      filing.getValue().forEach(texts::put);
      Path target = target(key, name);
      Files.createDirectories(target.getParent());
      Files.writeString(target, Json.pretty(json));
      filings++;
      items += filing.getValue().size();
    }
  }

  /** Files that differ in their extension only keep it; what is still alike is numbered. */
  private Path target(String key, String name) {
    List<String> folders = new ArrayList<>(List.of(key.split("/", -1)));
    folders.remove(folders.size() - 1);
    folders.removeIf(folder -> folder.isEmpty() || folder.equals("..") || folder.equals("."));
    Path folder = out.resolve(String.join("/", folders));
    int dot = name.lastIndexOf('.');
    Path target = folder.resolve((dot > 0 ? name.substring(0, dot) : name) + ".json");
    for (int n = 1; Files.exists(target); n++) {
      target = folder.resolve(name + (n == 1 ? "" : "-" + n) + ".json");
    }
    return target;
  }
}
