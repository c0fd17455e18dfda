package io.varve.transforms.work;

import io.varve.io.model.DataFile;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.io.storage.DamagedException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Rewrites the data files of shards of the previous snapshot without the rows that this run
 * replaces or removes. Memory grows with the number of data files in the snapshot. Not safe for
 * several threads.
 */
public final class DeadRowRemoval {

  private final RunWorkspace workspace;
  private Map<String, List<DataFile>> filesByShard = Map.of();
  private boolean loaded;

  public DeadRowRemoval(RunWorkspace workspace) {
    this.workspace = workspace;
  }

  /**
   * Rewrites one shard.
   *
   * @throws DamagedException when the snapshot does not list the shard or its files are not what
   *     was recorded
   */
  public ShardOutcome remove(String shard, Iterable<DeadRows> dead) throws IOException {
    if (!loaded) {
      filesByShard = workspace.dataFilesByShard();
      loaded = true;
    }
    List<DataFile> files = filesByShard.get(shard);
    if (files == null) {
      throw new DamagedException("shard " + shard, "data files in the snapshot", "none");
    }
    Set<String> keys = new HashSet<>();
    Map<String, Long> rows = new TreeMap<>();
    for (DeadRows each : dead) {
      keys.add(each.key());
      each.rows().forEach((dataset, count) -> rows.merge(dataset, count, Long::sum));
    }
    return ShardOutcome.of(
        workspace.rewriter().without(files, rows, keys::contains, workspace.nameFor(shard)));
  }
}
