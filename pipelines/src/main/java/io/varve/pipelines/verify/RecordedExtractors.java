package io.varve.pipelines.verify;

import io.varve.io.model.ExtractorRef;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStore;
import io.varve.io.snapshot.UnsupportedFormatException;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.DamagedException;
import io.varve.transforms.extract.Extractor;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The extractors that rows were made with, built again from what the records of runs say. */
public final class RecordedExtractors {

  /** Builds extractors. */
  @FunctionalInterface
  public interface Builder {

    /**
     * Returns an extractor, or nothing when there is none of this name.
     *
     * @param name its name, without version
     * @param configuration the settings that were its own
     */
    Optional<Extractor> build(String name, SortedMap<String, String> configuration);
  }

  private RecordedExtractors() {}

  /**
   * Returns those that can be built and are what they were, by fingerprint.
   *
   * @param wanted extractors that are needed; the newest records are looked at first
   */
  static Map<String, Extractor> find(Warehouse warehouse, Set<ExtractorRef> wanted, Builder builder)
      throws IOException {
    Map<String, Extractor> found = new HashMap<>();
    Set<ExtractorRef> open = new HashSet<>(wanted);
    RunStore runs = new RunStore(warehouse.storage());
    List<String> ids = runs.ids();
    for (int i = ids.size() - 1; i >= 0 && !open.isEmpty(); i--) {
      Optional<RunStarted> started = started(runs, ids.get(i));
      for (ExtractorRef made : List.copyOf(open)) {
        Optional<SortedMap<String, String>> configuration =
            started.flatMap(run -> run.configurationOf(made));
        if (configuration.isPresent()) {
          open.remove(made);
          builder
              .build(made.extractor().replaceFirst("/.*", ""), new TreeMap<>(configuration.get()))
              .filter(extractor -> extractor.identity().ref().equals(made))
              .ifPresent(extractor -> found.put(made.fingerprint(), extractor));
        }
      }
    }
    return found;
  }

  private static Optional<RunStarted> started(RunStore runs, String id) throws IOException {
    try {
      return runs.find(id).started();
    } catch (DamagedException | UnsupportedFormatException e) {
      // The checker names it; another run may have used the same extractor.
      return Optional.empty();
    }
  }
}
