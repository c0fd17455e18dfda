package io.varve.transforms.compact;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which shards of a snapshot become which. It travels to the workers as it is, about 40 bytes for
 * each shard that goes.
 *
 * @param groups what moves; a shard is in one group at most
 * @param datasets what is expected of each dataset of the snapshot
 */
public record CompactionPlan(List<CompactionGroup> groups, SortedMap<String, Forecast> datasets)
    implements Serializable {

  public CompactionPlan {
    groups = List.copyOf(groups);
    datasets = Collections.unmodifiableSortedMap(new TreeMap<>(datasets));
  }

  /** Returns whether there is nothing to do. */
  public boolean isEmpty() {
    return groups.isEmpty();
  }

  /** Returns the size of the data files that are read and written again, in bytes. */
  public long rewrittenBytes() {
    return datasets.values().stream().mapToLong(Forecast::rewrittenBytes).sum();
  }

  /**
   * What is expected of one dataset. How many bytes there will be nobody knows before they are
   * written.
   *
   * @param filesBefore number of data files
   * @param bytesBefore their size in bytes
   * @param filesAfter number of data files afterwards
   * @param rewrittenFiles number of data files that are read and written again
   * @param rewrittenBytes their size in bytes
   */
  public record Forecast(
      long filesBefore, long bytesBefore, long filesAfter, long rewrittenFiles, long rewrittenBytes)
      implements Serializable {

    /** Nothing there. */
    static final Forecast NONE = new Forecast(0, 0, 0, 0, 0);

    /** Returns the forecast with one more data file, which stays. */
    Forecast plus(long bytes) {
      return new Forecast(
          filesBefore + 1, bytesBefore + bytes, filesAfter + 1, rewrittenFiles, rewrittenBytes);
    }

    /** Returns the forecast after some of its data files became others. */
    Forecast rewriting(long files, long bytes, long becoming) {
      return new Forecast(
          filesBefore,
          bytesBefore,
          filesAfter - files + becoming,
          rewrittenFiles + files,
          rewrittenBytes + bytes);
    }
  }
}
