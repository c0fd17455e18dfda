package io.varve.pipelines.records;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import io.varve.io.run.RunWorkspace;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedRun;
import io.varve.transforms.records.page.LandedRuns;
import io.varve.transforms.records.plan.RecordKeys;
import io.varve.transforms.records.source.Listing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listings that failed in earlier runs, and were not made up for since. */
final class FailedListings {

  private static final Logger LOG = LoggerFactory.getLogger(FailedListings.class);

  private final RunWorkspace workspace;
  private final RecordKeys keys;

  FailedListings(RunWorkspace workspace, RecordKeys keys) {
    this.workspace = workspace;
    this.keys = keys;
  }

  /** Returns them, without those of these names, by name. */
  List<Listing> without(Set<String> names) throws IOException {
    Map<String, ManifestEntry> entries = workspace.entriesBelow(keys.listings());
    Map<String, Map<String, Listing>> asked = new HashMap<>();
    List<Listing> failed = new ArrayList<>();
    for (String key : new TreeSet<>(entries.keySet())) {
      String name = key.substring(keys.listings().length());
      ManifestEntry entry = entries.get(key);
      if (entry.status() == Status.FAILED && !names.contains(name)) {
        String runId = entry.attempt().runId();
        if (!asked.containsKey(runId)) {
          asked.put(runId, asked(runId));
        }
        Listing listing = asked.get(runId).get(name);
        if (listing != null) {
          failed.add(listing);
        } else {
          LOG.warn("{} failed in run {}, which left no account of its question", key, runId);
        }
      }
    }
    return failed;
  }

  private Map<String, Listing> asked(String runId) throws IOException {
    Map<String, Listing> byName = new HashMap<>();
    Optional<LandedRun> run = new LandedRuns(workspace.raw()).find(runId);
    for (LandedListing each : run.map(LandedRun::listings).orElse(List.of())) {
      byName.put(each.listing().name(), each.listing());
    }
    return byName;
  }
}
