package io.varve.transforms.records.page;

import io.varve.io.run.RawFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs were answered, as it is recorded beside their pages. Safe for several threads and
 * processes.
 */
public final class LandedRuns {

  /** Name of the account of one listing, beside its pages, from when it is complete. */
  static final String LISTING = "listing.json";

  private final RawFiles raw;

  public LandedRuns(RawFiles raw) {
    this.raw = raw;
  }

  /** Returns the account of a run that has asked for everything. */
  public Optional<LandedRun> find(String runId) throws IOException {
    return raw.find(RawFiles.folder(runId) + "/" + LandedRun.FILE, LandedRun.class);
  }

  /**
   * Returns all accounts of a run: that of everything, or those of single listings when it did not
   * get so far.
   */
  public List<LandedRun> findAll(String runId) throws IOException {
    Optional<LandedRun> whole = find(runId);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<LandedRun> parts = new ArrayList<>();
    for (String file : raw.list(runId)) {
      if (file.endsWith("/" + LISTING)) {
        raw.find(file, LandedRun.class).ifPresent(parts::add);
      }
    }
    return parts;
  }

  /** Records the account of a run; returns the one that counts, which is the first. */
  public LandedRun keep(LandedRun run) throws IOException {
    boolean unused = raw.seal(RawFiles.folder(run.runId()) + "/" + LandedRun.FILE, run);
    return find(run.runId())
        .orElseThrow(
            () ->
                new IOException(
                    "Cannot record what run " + run.runId() + " was answered: it vanished"));
  }

  /** Records one listing of a run that is still asking, so that a crash does not lose it. */
  public void keep(LandedRun one, int number) throws IOException {
    boolean unused = raw.seal(listing(one.runId(), number), one);
  }

  /** Returns the account of one listing, when it was recorded. */
  public Optional<LandedListing> find(String runId, int number) throws IOException {
    return raw.find(listing(runId, number), LandedRun.class)
        .map(LandedRun::listings)
        .filter(listings -> !listings.isEmpty())
        .map(listings -> listings.get(0));
  }

  private static String listing(String runId, int number) {
    return RawFiles.FOLDER + "/" + PageStore.folder(runId, number) + "/" + LISTING;
  }
}
