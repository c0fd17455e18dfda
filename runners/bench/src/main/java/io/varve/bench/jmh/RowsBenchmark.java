package io.varve.bench.jmh;

import io.varve.io.model.DataFile;
import io.varve.io.model.DataFileChange;
import io.varve.io.shard.RowCopy;
import io.varve.io.shard.ShardName;
import io.varve.io.shard.ShardRewriter;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** Rows to and from data files. */
public class RowsBenchmark extends Settings {

  /** The document whose rows are left out. */
  private static final String GOING = "filing-0";

  /** Rows to durable data files; MB are those of the source of the rows. */
  @Benchmark
  public List<DataFile> write(StoredRows rows, Scratch scratch, Volume volume) throws Exception {
    volume.add(rows.sourceBytes());
    return rows.write(scratch.storage(), new ShardName("s", "run", scratch.name()));
  }

  /** All rows of data files to others; MB are those of the data files. */
  @Benchmark
  public long copy(StoredRows rows, Scratch scratch, Volume volume) throws Exception {
    volume.add(rows.storedBytes());
    long copied = 0;
    String name = scratch.name();
    for (DataFile file : rows.files()) {
      ShardName target = new ShardName("copy", "run", name);
      try (RowCopy copy = new RowCopy(rows.storage(), file.dataset(), target)) {
        copy.add(file, key -> true);
        copied += copy.rows();
      }
    }
    return copied;
  }

  /** Data files without the rows of one document of eight; MB are those of the data files. */
  @Benchmark
  public List<DataFileChange> rewrite(StoredRows rows, Scratch scratch, Volume volume)
      throws Exception {
    volume.add(rows.storedBytes());
    return new ShardRewriter(rows.storage())
        .without(
            rows.files(),
            rows.rowsOf(GOING),
            GOING::equals,
            new ShardName("rewritten", "run", scratch.name()));
  }
}
