package io.varve.transforms.records.plan;

import io.varve.io.model.DataFile;
import io.varve.io.model.Dataset;
import io.varve.io.run.RunWorkspace;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardWriter;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The new shards of records that were planned for one day: one in the partition of that day, and
 * one in each other partition that a record turns out to belong to. Their names differ from those
 * of the records that were planned for those days. Not safe for several threads.
 */
final class DayShards implements Closeable {

  private static final String NAME = "records";

  private final RunWorkspace workspace;
  private final Dataset dataset;
  private final String planned;
  private final Map<String, ShardWriter> writers = new TreeMap<>();

  DayShards(RunWorkspace workspace, Dataset dataset, String planned) {
    this.workspace = workspace;
    this.dataset = dataset;
    this.planned = planned;
  }

  /** Returns the name of the shard in a partition. */
  String name(String partition) {
    String name = partition.equals(planned) ? NAME : NAME + "-" + planned.replaceAll("[^0-9]", "");
    return ShardName.inPartition(partition, workspace.runId(), name);
  }

  /** Returns what writes the shard in a partition. */
  ShardWriter in(String partition) throws IOException {
    ShardWriter open = writers.get(partition);
    if (open == null) {
      open = workspace.newShard(workspace.nameFor(name(partition)), List.of(dataset));
      writers.put(partition, open);
    }
    return open;
  }

  /** Makes all of them durable and visible. */
  List<DataFile> publish() throws IOException {
    List<DataFile> published = new ArrayList<>();
    for (ShardWriter writer : writers.values()) {
      published.addAll(writer.publish());
    }
    return published;
  }

  @Override
  public void close() throws IOException {
    for (ShardWriter writer : writers.values()) {
      writer.close();
    }
  }
}
