package io.varve.runners.report;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.model.Validation;
import io.varve.runners.report.Coverage.Group;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds up source files by a name. Memory grows with the names. Not safe for several threads. */
final class GroupTally {

  /** More groups are not read by anybody. */
  private static final int MOST_GROUPS = 200;

  private final List<String> datasets;
  private final Map<String, Sum> sums = new HashMap<>();

  GroupTally(List<String> datasets) {
    this.datasets = datasets;
  }

  void add(String name, ManifestEntry entry) {
    sums.computeIfAbsent(name, n -> new Sum(datasets.size())).add(entry, datasets);
  }

  int size() {
    return sums.size();
  }

  /** Returns the groups, largest first. */
  Listed<Group> listed() {
    Foremost<Group> groups =
        new Foremost<>(
            MOST_GROUPS,
            Comparator.comparingLong(Group::files).reversed().thenComparing(Group::name));
    sums.forEach((name, sum) -> groups.add(sum.group(name)));
    return groups.listed();
  }

  private static final class Sum {

    private final long[] covered;
    private final long[] rows;
    private long files;
    private long failed;
    private long missing;
    private long warned;

    Sum(int datasets) {
      covered = new long[datasets];
      rows = new long[datasets];
    }

    void add(ManifestEntry entry, List<String> datasets) {
      files++;
      failed += entry.status() == Status.FAILED ? 1 : 0;
      missing += entry.missingSince().isPresent() ? 1 : 0;
      warned += entry.validation().equals(Optional.of(Validation.WARN)) ? 1 : 0;
      for (int i = 0; i < rows.length; i++) {
        long live = entry.live().rows().getOrDefault(datasets.get(i), 0L);
        covered[i] += live > 0 ? 1 : 0;
        rows[i] += live;
      }
    }

    Group group(String name) {
      return new Group(name, files, failed, missing, warned, boxed(covered), boxed(rows));
    }

    private static List<Long> boxed(long[] values) {
      return Arrays.stream(values).boxed().toList();
    }
  }
}
