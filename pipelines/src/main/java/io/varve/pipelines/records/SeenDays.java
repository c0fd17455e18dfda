package io.varve.pipelines.records;

import io.varve.io.run.RunWorkspace;
import io.varve.transforms.records.page.RecordPage;
import io.varve.transforms.records.plan.PageReading;
import io.varve.transforms.records.plan.RecordSettings;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The days of the records that a run has seen. */
public final class SeenDays {

  private SeenDays() {}

  /** Returns their partitions; the pages are read again. */
  public static Set<String> of(RecordsConfig config, String runId) throws IOException {
    RecordSettings settings =
        RecordsWork.settings(config, new RunWorkspace(config.warehouse(), runId, 0));
    PageReading reading = new PageReading(settings);
    Set<String> partitions = new TreeSet<>();
    for (RecordPage page : settings.pages().list()) {
      reading.read(page, seen -> seen.sighting().ifPresent(one -> partitions.add(one.partition())));
    }
    return partitions;
  }
}
