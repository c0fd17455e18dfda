package io.varve.transforms.compact;

import io.varve.io.model.DataFile;
import io.varve.io.shard.ShardName;
import io.varve.transforms.compact.CompactionPlan.Forecast;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Decides which shards become which: small ones of a partition are packed together, in the order of
 * their names and so of their age, each into the first bin that takes it; large ones are split.
 * What is of a good size stays, and no row leaves its partition. The same data files give the same
 * plan. Memory grows with the number of data files.
 */
public final class CompactionPlanner {

  private final CompactionRule rule;
  private final Lookup lookup;

  public CompactionPlanner(CompactionRule rule, Lookup lookup) {
    this.rule = rule;
    this.lookup = lookup;
  }

  /** What the sizes of the data files do not tell; asked only for what matters. */
  public interface Lookup {

    /** Returns by path something that data files of equal columns have in common. */
    Map<String, String> schemas(List<DataFile> files) throws IOException;

    /** Returns how many documents have their rows in each of these shards. */
    Map<String, Long> documents(Set<String> shards) throws IOException;
  }

  /** Returns the plan that leaves all data files of a snapshot as they are. */
  public static CompactionPlan leaving(Map<String, List<DataFile>> filesByShard) {
    SortedMap<String, Forecast> datasets = new TreeMap<>();
    filesByShard.values().forEach(files -> files.forEach(file -> stays(datasets, file)));
    return new CompactionPlan(List.of(), datasets);
  }

  /** Returns the plan for the data files of a snapshot, given by shard. */
  public CompactionPlan plan(Map<String, List<DataFile>> filesByShard) throws IOException {
    List<ShardFiles> small = new ArrayList<>();
    List<ShardFiles> large = new ArrayList<>();
    SortedMap<String, Forecast> datasets = new TreeMap<>();
    new TreeMap<>(filesByShard)
        .forEach(
            (name, files) -> {
              ShardFiles shard = new ShardFiles(name, files);
              files.forEach(file -> stays(datasets, file));
              if (rule.isSmall(shard.bytes())) {
                small.add(shard);
              } else if (rule.isLarge(shard.bytes())) {
                large.add(shard);
              }
            });
    List<CompactionGroup> groups = new ArrayList<>();
    int next = 0;
    for (Bin bin : bins(mergeable(small))) {
      groups.add(group(next, bin.shards(), 1, datasets));
      next++;
    }
    Map<String, Long> documents = large.isEmpty() ? Map.of() : lookup.documents(names(large));
    for (ShardFiles shard : large) {
      long parts = Math.min(rule.parts(shard.bytes()), documents.getOrDefault(shard.shard(), 0L));
      if (parts > 1) {
        groups.add(group(next, List.of(shard), Math.toIntExact(parts), datasets));
        next = Math.addExact(next, Math.toIntExact(parts));
      }
    }
    return new CompactionPlan(groups, datasets);
  }

  /** Returns the shards by partition, without partitions that have too few. */
  private List<List<ShardFiles>> mergeable(List<ShardFiles> small) {
    return small.stream()
        .collect(
            Collectors.groupingBy(
                shard -> ShardName.partitionOf(shard.shard()), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(shards -> shards.size() >= rule.minFiles())
        .toList();
  }

  private List<Bin> bins(List<List<ShardFiles>> partitions) throws IOException {
    if (partitions.isEmpty()) {
      return List.of();
    }
    // All at once: a partition alone would leave most of those who ask idle.
    Map<String, String> schemas =
        lookup.schemas(
            partitions.stream()
                .flatMap(List::stream)
                .flatMap(shard -> shard.files().stream())
                .toList());
    return partitions.stream().flatMap(shards -> bins(shards, schemas).stream()).toList();
  }

  private List<Bin> bins(List<ShardFiles> small, Map<String, String> schemas) {
    long smallest = small.stream().mapToLong(ShardFiles::bytes).min().orElse(0);
    List<Bin> all = new ArrayList<>();
    List<Bin> open = new ArrayList<>();
    for (ShardFiles shard : small) {
      Optional<Bin> taking =
          open.stream().filter(b -> b.takes(shard, rule.targetBytes())).findFirst();
      Bin bin = taking.orElseGet(() -> new Bin(schemas));
      if (taking.isEmpty()) {
        all.add(bin);
        open.add(bin);
      }
      bin.add(shard);
      if (bin.bytes() > rule.targetBytes() - smallest) {
        open.remove(bin);
      }
    }
    return all.stream().filter(b -> b.merged() >= rule.minFiles()).toList();
  }

  private static CompactionGroup group(
      int number, List<ShardFiles> shards, int parts, SortedMap<String, Forecast> datasets) {
    Map<String, List<DataFile>> going =
        shards.stream()
            .flatMap(shard -> shard.files().stream())
            .collect(Collectors.groupingBy(DataFile::dataset));
    going.forEach(
        (dataset, files) -> {
          long bytes = files.stream().mapToLong(DataFile::sizeBytes).sum();
          datasets.merge(
              dataset, Forecast.NONE, (known, none) -> known.rewriting(files.size(), bytes, parts));
        });
    return new CompactionGroup(number, shards.stream().map(ShardFiles::shard).toList(), parts);
  }

  private static void stays(SortedMap<String, Forecast> datasets, DataFile file) {
    Forecast known = datasets.getOrDefault(file.dataset(), Forecast.NONE);
    datasets.put(file.dataset(), known.plus(file.sizeBytes()));
  }

  private static Set<String> names(List<ShardFiles> shards) {
    return shards.stream().map(ShardFiles::shard).collect(Collectors.toSet());
  }
}
