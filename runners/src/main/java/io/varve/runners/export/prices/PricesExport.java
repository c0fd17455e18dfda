package io.varve.runners.export.prices;

import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.export.folder.ExportFolder;
import io.varve.runners.export.folder.FolderOwner;
import io.varve.runners.export.folder.Look;
import io.varve.runners.export.folder.Look.Condition;
import io.varve.runners.export.folder.Placed;
import io.varve.runners.export.folder.WrittenFile;
import io.varve.transforms.matching.MatchDatasets;
import io.varve.transforms.prices.PriceDatasets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brings a folder up to date with the matched prices of a snapshot: one file per ticker and the two
 * reports of matching. A file is written when what it is made of has changed, or when it is not
 * there any more as it was written. Use once.
 */
public final class PricesExport {

  /** To be raised when the same rows give other bytes than before. */
  private static final int VERSION = 1;

  private static final int MOST_NAMES = 5;

  /** A dataset that never had a row is none of the snapshot's: one of these is enough. */
  private static final List<String> OF_PRICES =
      List.of(MatchDatasets.MATCHES, MatchDatasets.UNMATCHED, PriceDatasets.PRICE_FILES);

  private final Terms terms;
  private final ExportFolder folder;
  private final TreeMap<String, WrittenFile> held = new TreeMap<>();
  private final List<String> written = new ArrayList<>();
  private final List<String> removed = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();
  private final List<String> inTheWay = new ArrayList<>();
  private int unchanged;

  /**
   * What is asked for.
   *
   * @param out the folder
   * @param keyPrefix prefix of the keys of the run whose prices are written; empty for all
   * @param format how prices are written
   * @param includeEmpty whether tickers without prices get a file with a header alone
   * @param overwrite whether files are replaced that no export wrote
   * @param verify whether the bytes of files are compared that have the size and time that they had
   */
  public record Terms(
      Path out,
      String keyPrefix,
      PriceFormat format,
      boolean includeEmpty,
      boolean overwrite,
      boolean verify) {}

  private PricesExport(Terms terms, ExportFolder folder) {
    this.terms = terms;
    this.folder = folder;
  }

  /**
   * Exports a snapshot.
   *
   * @throws UserException when it has no matches, or the folder must not be written to
   * @throws io.varve.io.storage.DamagedException when data files are not what was recorded
   */
  public static ExportedPrices write(Warehouse warehouse, Snapshot snapshot, Terms terms)
      throws IOException {
    requireMatches(snapshot);
    requireOutside(warehouse, terms.out());
    try (ExportFolder folder = ExportFolder.open(terms.out(), owner(warehouse, terms))) {
      return write(warehouse, snapshot, terms, folder);
    }
  }

  static ExportedPrices write(
      Warehouse warehouse, Snapshot snapshot, Terms terms, ExportFolder folder) throws IOException {
    return new PricesExport(terms, folder)
        .write(new SnapshotFiles(warehouse, snapshot, terms.keyPrefix()), snapshot);
  }

  static FolderOwner owner(Warehouse warehouse, Terms terms) {
    String prefix = terms.keyPrefix();
    return new FolderOwner(
        warehouse.id(),
        terms.format().label() + (prefix.isEmpty() ? "" : " of " + prefix),
        VERSION);
  }

  private static void requireMatches(Snapshot snapshot) {
    if (Collections.disjoint(snapshot.datasets().keySet(), OF_PRICES)) {
      throw new UserException(
          ExitCode.USAGE,
          "Cannot export prices: snapshot "
              + snapshot.id()
              + " has none of the datasets "
              + String.join(", ", OF_PRICES)
              + ". Name a warehouse of 'varve run tradeable'.");
    }
  }

  private static void requireOutside(Warehouse warehouse, Path out) {
    String root = warehouse.storage().root();
    if (root.startsWith("file:")
        && out.toAbsolutePath().normalize().startsWith(Path.of(URI.create(root)).normalize())) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --out: " + out + " is in the warehouse. Name a folder outside.");
    }
  }

  private ExportedPrices write(SnapshotFiles files, Snapshot snapshot) throws IOException {
    Matching matching = Matching.read(files);
    WantedTickers wanted =
        WantedTickers.read(files, matching.matches(), terms.format(), terms.includeEmpty());
    List<TickerFile> due = due(wanted.files());
    List<String> names = new ArrayList<>(List.of(MatchReports.MATCHES, MatchReports.UNMATCHED));
    for (String report : names) {
      obstructed(report, folder.look(report, false).condition());
    }
    refuseObstructed();
    due.forEach(ticker -> names.add(ticker.name()));
    folder.claim(names);
    new TickerWriter(files, folder, terms.format(), this::note).write(due);
    note(MatchReports.matches(folder, matching.matches()));
    note(MatchReports.unmatched(folder, matching.unmatched()));
    clear(wanted);
    folder.finish(snapshot.id(), held.values());
    written.sort(Comparator.naturalOrder());
    return new ExportedPrices(
        snapshot.id(), written, unchanged, removed, wanted.skipped(), kept, wanted.flaws());
  }

  /** Returns the files that have to be written. */
  private List<TickerFile> due(List<TickerFile> wanted) throws IOException {
    List<TickerFile> due = new ArrayList<>();
    for (TickerFile ticker : wanted) {
      Look look = folder.look(ticker.name(), terms.verify());
      if (look.file().filter(file -> file.origin().equals(ticker.origin())).isPresent()
          && !folder.isOutdated()) {
        held.put(ticker.name(), look.file().get());
        unchanged++;
      } else {
        obstructed(ticker.name(), look.condition());
        due.add(ticker);
      }
    }
    return due;
  }

  private void obstructed(String name, Condition condition) {
    if (condition == Condition.FOLDER || (condition == Condition.FOREIGN && !terms.overwrite())) {
      inTheWay.add(name);
    }
  }

  private void refuseObstructed() {
    if (!inTheWay.isEmpty()) {
      throw new UserException(
          ExitCode.REFUSED,
          "Cannot export to "
              + terms.out()
              + ": no export wrote what has the name of a file: "
              + String.join(", ", inTheWay.stream().limit(MOST_NAMES).toList())
              + (inTheWay.size() > MOST_NAMES ? ", …" : "")
              + " ("
              + inTheWay.size()
              + " in all). Nothing was written. Name another folder with --out, or replace these"
              + " files with --overwrite; folders have to be moved away.");
    }
  }

  private void note(Placed placed) {
    String name = placed.file().name();
    held.put(name, placed.file());
    if (placed.changed()) {
      written.add(name);
    } else {
      unchanged++;
    }
  }

  /** Deletes what nothing needs, unless somebody has changed it. */
  private void clear(WantedTickers wanted) throws IOException {
    Set<String> flawed = new HashSet<>();
    wanted.flaws().forEach(flaw -> flawed.add(flaw.file()));
    for (String name : folder.names()) {
      if (held.containsKey(name)) {
        continue;
      }
      Look look = folder.look(name, terms.verify());
      if (look.condition() == Condition.AS_WRITTEN && !flawed.contains(name)) {
        folder.delete(look.file().orElseThrow());
        removed.add(name);
      } else if (look.condition() != Condition.ABSENT) {
        folder.lastWritten(name).ifPresent(file -> held.put(name, file));
        if (!flawed.contains(name)) {
          kept.add(name);
        }
      }
    }
  }
}
