package io.varve.runners.report;

import io.varve.io.model.Forgotten;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that the page shows. Lists are shortened and say so, so that its size does not grow with the
 * warehouse.
 *
 * @param about what it is a report of
 * @param settings options, configurations and versions that runs name by their place here
 * @param runs newest runs first
 * @param snapshots newest kept snapshots first
 * @param forgotten ranges of snapshots that were given up
 * @param purgedFiles data files whose rows of purged documents were erased
 * @param current what the current snapshot says; absent before the first commit
 * @param areas files and bytes of each folder of the warehouse
 * @param changes what changed since an older snapshot; absent before the first commit
 */
public record Report(
    About about,
    List<SortedMap<String, String>> settings,
    Listed<RunRow> runs,
    Listed<SnapshotRow> snapshots,
    List<Forgotten> forgotten,
    long purgedFiles,
    Optional<Current> current,
    List<Area> areas,
    Optional<Changes> changes) {

  public Report {
    settings = List.copyOf(settings);
    forgotten = List.copyOf(forgotten);
    areas = List.copyOf(areas);
  }

  /**
   * What it is a report of.
   *
   * @param warehouse location as a URI
   * @param warehouseId identity, which copies of the warehouse share
   * @param generatedAt time of the reading, UTC
   * @param version version of varve that read it
   */
  public record About(String warehouse, String warehouseId, Instant generatedAt, String version) {}

  /**
   * What the current snapshot says.
   *
   * @param id its id
   * @param entries source files that it knows
   * @param failed of them, those whose newest attempt failed
   * @param stale of the failed, those whose older rows are live
   * @param missing those that are not listed any more
   * @param validation number of entries by verdict, {@code none} where there is none
   * @param failures the failed ones
   * @param failuresByCode number of the failed ones by code
   * @param coverage which source files have rows in which datasets
   */
  public record Current(
      long id,
      long entries,
      long failed,
      long stale,
      long missing,
      Map<String, Long> validation,
      Listed<FailureRow> failures,
      Map<String, Long> failuresByCode,
      Coverage coverage) {}

  /**
   * One folder of the warehouse.
   *
   * @param name folder
   * @param files number of files, those of older snapshots and of nobody included
   * @param bytes their size
   */
  public record Area(String name, long files, long bytes) {}
}
