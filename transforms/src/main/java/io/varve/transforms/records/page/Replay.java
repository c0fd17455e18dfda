package io.varve.transforms.records.page;

import io.varve.io.model.SourceFile;
import io.varve.io.run.RawFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the accounts of runs among files, and the pages that they name. What else lies below an
 * account's folder is left over from earlier tries, and is no page. Not safe for several threads.
 */
final class Replay {

  private static final Comparator<RecordPage> BY_TIME =
      Comparator.comparing(page -> page.observedAt().orElse(Instant.MIN));

  private final SortedMap<String, SourceFile> files;
  private final SortedMap<String, SourceFile> others;
  private final Set<String> known = new HashSet<>();
  private final List<RecordPage> pages = new ArrayList<>();

  /**
   * Looks through files.
   *
   * @param files files by key
   * @param accounts reads a file that may be an account
   */
  Replay(SortedMap<String, SourceFile> files, Function<SourceFile, Optional<LandedRun>> accounts) {
    this.files = files;
    this.others = new TreeMap<>(files);
    for (String key : named(LandedRun.FILE)) {
      accounts.apply(files.get(key)).ifPresent(run -> take(key, parent(key), run));
    }
    // Of runs that were still asking when they died.
    for (String key : named(LandedRuns.LISTING)) {
      accounts.apply(files.get(key)).ifPresent(run -> take(key, parent(parent(key)), run));
    }
    for (SourceFile file : others.values()) {
      pages.add(
          new RecordPage(0, file.key(), file.metadata().uri(), Optional.empty(), Optional.empty()));
    }
  }

  /** Returns the files of a name that are not below the folder of an account yet. */
  private List<String> named(String name) {
    return others.keySet().stream()
        .filter(key -> key.substring(parent(key).length()).equals(name))
        .toList();
  }

  /** Returns the folder of a file or folder, with the {@code /} at its end; empty at the top. */
  private static String parent(String path) {
    return path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
  }

  private void take(String account, String root, LandedRun run) {
    if (!others.containsKey(account)) {
      return;
    }
    known.add(account);
    for (LandedListing listing : run.listings()) {
      for (LandedPage page : listing.pages()) {
        pages.add(page(find(root, run.runId(), page.path()), listing, page));
      }
    }
    String folder = parent(account);
    others.keySet().removeIf(key -> key.startsWith(folder) || known.contains(key));
  }

  /** Returns the file of a page: in the folder of its run, which may be called otherwise now. */
  private Optional<SourceFile> find(String root, String runId, String path) {
    String own = runId + "/";
    String base = path.startsWith(own) ? root + path.substring(own.length()) : parent(root) + path;
    String unpacked = base.replaceFirst("\\.gz$", "");
    return Optional.ofNullable(files.get(base)).or(() -> Optional.ofNullable(files.get(unpacked)));
  }

  private RecordPage page(Optional<SourceFile> file, LandedListing listing, LandedPage page) {
    String place = RawFiles.FOLDER + "/" + page.path();
    file.ifPresent(found -> known.add(found.key()));
    return new RecordPage(
        0,
        file.map(SourceFile::key).orElse(place),
        file.map(found -> found.metadata().uri()).orElse(place),
        Optional.of(page.sha256()),
        Optional.of(listing.fetchedAt()));
  }

  /**
   * Returns the pages: those of which nobody noted the time, by name, then those that accounts
   * name, by time, also when they are not there.
   */
  List<RecordPage> pages() {
    List<RecordPage> numbered = new ArrayList<>();
    for (RecordPage page : pages.stream().sorted(BY_TIME).toList()) {
      numbered.add(
          new RecordPage(
              numbered.size(), page.name(), page.uri(), page.sha256(), page.observedAt()));
    }
    return numbered;
  }

  /** Returns the number of files that are left over. */
  long leftOver() {
    return (long) files.size() - others.size() - known.size();
  }
}
