package io.varve.transforms;

import io.varve.io.run.RunWorkspace;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.InMemoryStorage;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.work.WorkSettings;
import io.varve.transforms.work.WorkSettings.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of a run with a fake extractor over an empty warehouse in memory. */
public final class WorkFixture {

  public static final String RUN = "20240301T120000Z-abcdef";
  public static final ChangePolicy PLAIN = new ChangePolicy(false, false, false, false, 3);
  public static final ChangePolicy ONLY_FAILED = new ChangePolicy(false, false, true, false, 3);

  private WorkFixture() {}

  /** Returns settings over a warehouse of this name, which is made. */
  public static WorkSettings settings(String name, Path input, ChangePolicy policy)
      throws IOException {
    InMemoryStorage.forget(name);
    String location = "mem://" + name;
    Warehouse unused = Warehouse.openOrCreate(location);
    return new WorkSettings(
        new InputScope(input.toString(), "", Selection.everything()),
        new FakeExtractor(),
        policy,
        new RunWorkspace(location, RUN, 0),
        new Limits(Duration.ofSeconds(20), 1000));
  }
}
