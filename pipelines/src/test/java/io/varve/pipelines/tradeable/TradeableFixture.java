package io.varve.pipelines.tradeable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.CheckReport;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStatus;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.TradeablePipeline;
import io.varve.pipelines.run.ExtractionRun;
import io.varve.pipelines.run.ProgressListener;
import io.varve.pipelines.run.RunConfig;
import io.varve.pipelines.run.RunFixture;
import io.varve.pipelines.run.RunPlan;
import io.varve.pipelines.run.RunPlanner;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.Sizing;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.matching.MatchingConfig;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardPlan;
import io.varve.transforms.work.WorkSettings.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * A tree of price files, lists of instruments, a warehouse and runs over them. After each run that
 * gets to an end the warehouse is checked, each ticker and day must stand in {@code prices} once,
 * and the matches must be those that a matching of all current rows gives.
 */
final class TradeableFixture {

  /** Long enough ago for metadata to be trusted. */
  private static final Instant LONG_AGO = Instant.parse("2024-05-06T07:08:09Z");

  private final Path folder;
  private final String root;
  private final RunFixture stored;
  private final Settings settings = new Settings();
  private int written;

  /** What the next runs are told; tests change it between runs. */
  static final class Settings {
    MatchingConfig matching = MatchingConfig.defaults();
    List<String> include = List.of();
    List<String> exclude = List.of();
    String keyPrefix = "";
    boolean force;
    boolean rehash;
    boolean onlyFailed;
    boolean retryFailed;
    boolean prune;
    double maxMissing = 100;
    boolean enforce;
    ShardPlan shardPlan = ShardPlan.STANDARD;
    long broadcastEntries = JoinPlan.BROADCAST_ENTRIES;
  }

  TradeableFixture(Path folder, String warehouse) {
    this(folder, folder.toString(), warehouse);
  }

  /**
   * Returns a fixture over inputs that the test may write by other means.
   *
   * @param root location that holds the folders {@code prices} and {@code instruments}
   */
  TradeableFixture(Path folder, String root, String warehouse) {
    this.folder = folder;
    this.root = root;
    this.stored = RunFixture.over(root, warehouse);
    stored.settings().enforce = false;
    stored.settings().workers = 1;
  }

  Settings settings() {
    return settings;
  }

  /** Returns readers of the warehouse. */
  RunFixture stored() {
    return stored;
  }

  /** Writes a file below {@code prices/} or {@code instruments/}; each write has another time. */
  void write(String key, String content) throws IOException {
    Path file = folder.resolve(key);
    Files.createDirectories(file.getParent());
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(written++)));
  }

  void delete(String key) throws IOException {
    Files.delete(folder.resolve(key));
  }

  void move(String key, String to) throws IOException {
    Files.createDirectories(folder.resolve(to).getParent());
    Files.move(folder.resolve(key), folder.resolve(to));
  }

  void touch(String key) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(key), FileTime.from(LONG_AGO.plusSeconds(100_000 + written++)));
  }

  /** Runs, and checks the warehouse and what was matched afterwards. */
  RunReport run() throws IOException, ListingException {
    RunReport report = runUnchecked();
    check();
    if (report.status() == RunStatus.COMMITTED || report.status() == RunStatus.NO_CHANGES) {
      checkMatches();
    }
    return report;
  }

  /** Runs without looking at the warehouse afterwards. */
  RunReport runUnchecked() throws IOException, ListingException {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(1);
    options.setBlockOnRun(false);
    options.setEnforceEncodability(settings.enforce);
    options.setEnforceImmutability(settings.enforce);
    return new ExtractionRun(
            config(), RunFixture.environment(), () -> options, ProgressListener.NONE)
        .execute();
  }

  RunPlan plan() throws IOException, ListingException {
    return new RunPlanner(config()).plan();
  }

  /** Fails unless the warehouse is intact and each ticker and day stands in it once. */
  void check() throws IOException {
    Warehouse warehouse = Warehouse.open(stored.location());
    CheckReport report = new WarehouseChecker(warehouse).checkData();
    assertThat(
        report.problems().stream().filter(found -> found.kind().isDamage()).toList(), is(empty()));
    checkDays();
  }

  /** Fails unless each ticker and day stands in the current snapshot once. */
  void checkDays() throws IOException {
    Map<String, Integer> days = new TreeMap<>();
    for (GenericRecord row : stored.rows("prices")) {
      days.merge(prefix(row) + row.get("ticker") + " " + row.get("date"), 1, Integer::sum);
    }
    days.values().removeIf(count -> count == 1);
    assertThat("days that stand twice", days.keySet(), is(empty()));
  }

  private static String prefix(GenericRecord row) {
    String key = row.get("source_key").toString();
    return key.substring(0, key.indexOf("prices/"));
  }

  /** Fails unless the matches are those of all current rows. */
  void checkMatches() throws IOException {
    FreshMatches fresh = FreshMatches.of(stored, settings.keyPrefix, settings.matching);
    assertThat(fresh.stored(), is(fresh.expected()));
  }

  Optional<Snapshot> snapshot() throws IOException {
    return stored.snapshot();
  }

  ManifestEntry entry(String key) throws IOException {
    return Optional.ofNullable(stored.entries().get(key))
        .orElseThrow(() -> new AssertionError("no entry " + key));
  }

  /** Returns the matched instruments that this run derived, by identity. */
  List<String> derivedIn(RunReport report) throws IOException {
    String matches = settings.keyPrefix + TradeablePipeline.MATCHES;
    List<String> keys = new ArrayList<>();
    stored
        .entries()
        .forEach(
            (key, entry) -> {
              boolean item = key.startsWith(matches) && !key.equals(matches + ".sources");
              if (item && entry.attempt().runId().equals(report.runId())) {
                keys.add(key.substring(matches.length()));
              }
            });
    return keys;
  }

  private RunConfig config() {
    Settings s = settings;
    return new RunConfig(
        TradeablePipeline.flow(
            new InputScope(
                root + "/prices",
                s.keyPrefix + TradeablePipeline.PRICES,
                new Selection(s.include, s.exclude)),
            new InputScope(
                root + "/instruments",
                s.keyPrefix + TradeablePipeline.INSTRUMENTS,
                Selection.everything()),
            s.keyPrefix,
            s.matching),
        stored.location(),
        new ChangePolicy(s.force, s.rehash, s.onlyFailed, s.retryFailed, 3),
        new RunConfig.Deletions(s.prune, s.maxMissing),
        new Limits(Duration.ofSeconds(20), 64L << 20),
        new Sizing(1, s.shardPlan, s.broadcastEntries),
        Optional.empty(),
        new TreeMap<>());
  }
}
