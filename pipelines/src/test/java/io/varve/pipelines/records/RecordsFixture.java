package io.varve.pipelines.records;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.CheckReport;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.model.ManifestEntry;
import io.varve.pipelines.run.ExtractionRun;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.records.api.RecordsApi;
import io.varve.transforms.records.fetch.FetchPolicy;
import io.varve.transforms.records.pncp.PncpSource;
import io.varve.transforms.records.source.Listing;
import io.varve.transforms.records.source.Period;
import io.varve.transforms.records.source.Query;
import io.varve.transforms.records.source.RecordSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * A warehouse and runs over records, asked for or read from a folder. After each run the warehouse
 * is checked, and what is stored of each record must be sound.
 */
final class RecordsFixture {

  /** As often as usual, but without its long pauses. */
  static final FetchPolicy QUICK =
      new FetchPolicy(
          1000, Duration.ofMillis(500), 5, Duration.ofMillis(1), Duration.ofMillis(5), 64 << 20, 4);

  static final RecordSource PNCP = new PncpSource();

  private final RunFixture stored;
  private final Settings settings = new Settings();

  /** What the next runs are told; tests change it between runs. */
  static final class Settings {
    boolean force;
    boolean retryFailed;
    int mostPages;
    int workers = 1;
    boolean enforce;
    RecordSource source = PNCP;
    FetchPolicy policy = QUICK;
  }

  RecordsFixture(Path warehouse) {
    this(warehouse.toString());
  }

  RecordsFixture(String warehouse) {
    this.stored = RunFixture.over("no input", warehouse);
  }

  Settings settings() {
    return settings;
  }

  /** Returns readers of the warehouse. */
  RunFixture stored() {
    return stored;
  }

  /** Returns the listings of some days. */
  static List<Listing> listings(Period days, Query query) {
    return PNCP.listings(days, query);
  }

  /** Asks for listings, and checks the warehouse afterwards. */
  RunReport ask(RecordsApi api, List<Listing> listings) throws IOException, ListingException {
    RunReport report = askUnchecked(api.endpoint(), listings);
    check();
    return report;
  }

  /** Asks for listings without looking at the warehouse afterwards. */
  RunReport askUnchecked(URI endpoint, List<Listing> listings)
      throws IOException, ListingException {
    return run(new RecordOrigin.Api(endpoint, listings, settings.policy, settings.mostPages));
  }

  /** Reads the pages of a folder, and checks the warehouse afterwards. */
  RunReport read(Path folder) throws IOException, ListingException {
    RunReport report = readUnchecked(folder);
    check();
    return report;
  }

  /** Reads the pages of a folder without looking at the warehouse afterwards. */
  RunReport readUnchecked(Path folder) throws IOException, ListingException {
    return run(
        new RecordOrigin.Folder(
            new InputScope(
                folder.toString(), "", new Selection(List.of(), List.of("**request.json")))));
  }

  private RunReport run(RecordOrigin origin) throws IOException, ListingException {
    RecordsConfig config =
        new RecordsConfig(
            settings.source,
            origin,
            stored.location(),
            new ChangePolicy(settings.force, false, false, settings.retryFailed, Integer.MAX_VALUE),
            Optional.empty(),
            new TreeMap<>());
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(settings.workers);
    options.setBlockOnRun(false);
    options.setEnforceEncodability(settings.enforce);
    options.setEnforceImmutability(settings.enforce);
    return new ExtractionRun(config, RunFixture.environment(), () -> options, ProgressListener.NONE)
        .execute();
  }

  /** Fails unless the warehouse is intact and the versions of each record are sound. */
  void check() throws IOException {
    CheckReport report = new WarehouseChecker(stored.open()).checkData();
    assertThat(
        report.problems().stream().filter(found -> found.kind().isDamage()).toList(), is(empty()));
    versions().check(stored.entries());
  }

  /** Returns all that is stored. */
  StoredRecords versions() throws IOException {
    return StoredRecords.of(stored);
  }

  /** Returns the entries of a kind, by what follows it in their keys. */
  Map<String, ManifestEntry> entries(String kind) throws IOException {
    Map<String, ManifestEntry> entries = new TreeMap<>();
    String prefix = settings.source.name() + "/" + kind + "/";
    stored
        .entries()
        .forEach(
            (key, entry) -> {
              if (key.startsWith(prefix)) {
                entries.put(key.substring(prefix.length()), entry);
              }
            });
    return entries;
  }

  /** Returns the folder of the pages that a run fetched, in a warehouse on disk. */
  Path raw(RunReport report) {
    return Path.of(stored.location(), "raw", report.runId());
  }
}
