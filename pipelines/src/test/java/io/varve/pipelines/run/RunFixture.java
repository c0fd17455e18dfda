package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.audit.CheckReport;
import io.varve.io.audit.WarehouseChecker;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.parquet.RowReader;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.FilingsPipeline;
import io.varve.pipelines.compact.CompactionConfig;
import io.varve.pipelines.compact.CompactionRun;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.compact.CompactionRule;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardPlan;
import io.varve.transforms.work.WorkSettings.Limits;
import java.io.IOException;
import java.net.InetAddress;
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
 * An input folder, a warehouse and runs over them. After each run that gets to an end the warehouse
 * is checked, rows included, and each live document must stand in the data files exactly once.
 */
public final class RunFixture {

  private final Path input;
  private final String inputLocation;
  private final String warehouse;
  private final Settings settings = new Settings();

  /** What the next runs are told; tests change it between runs. */
  public static final class Settings {
    public Extractor extractor = LinesExtractor.plain();
    public List<String> include = List.of();
    public List<String> exclude = List.of();
    public String keyPrefix = "";
    public boolean force;
    public boolean rehash;
    public boolean onlyFailed;
    public boolean retryFailed;
    public int maxAttempts = 3;
    public boolean prune;
    public double maxMissing = 20;
    public Duration timeout = Duration.ofSeconds(20);
    public long maxFileBytes = 64L << 20;
    public int workers = 2;
    public ShardPlan shardPlan = ShardPlan.STANDARD;
    public long broadcastEntries = JoinPlan.BROADCAST_ENTRIES;

    /** Whether the runner encodes and compares every element; costs half of a small run. */
    public boolean enforce = true;
  }

  public RunFixture(Path input, String warehouse) {
    this(input, input.toString(), warehouse);
  }

  private RunFixture(Path input, String inputLocation, String warehouse) {
    this.input = input;
    this.inputLocation = inputLocation;
    this.warehouse = warehouse;
  }

  /** Returns a fixture over an input that is no folder: the test writes it by other means. */
  public static RunFixture over(String inputLocation, String warehouse) {
    return new RunFixture(Path.of("no folder"), inputLocation, warehouse);
  }

  public Settings settings() {
    return settings;
  }

  public String location() {
    return warehouse;
  }

  /** Writes a file as if it had been there for long, so that its metadata can be trusted. */
  public void write(String key, String content) throws IOException {
    writeAt(key, content, Instant.now().minusSeconds(3600));
  }

  /** Writes a file with this modification time. */
  public void writeAt(String key, String content, Instant modified) throws IOException {
    Path file = input.resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  public void delete(String key) throws IOException {
    Files.delete(input.resolve(key));
  }

  public Path path(String key) {
    return input.resolve(key);
  }

  /** Runs, and checks the warehouse afterwards. */
  public RunReport run() throws IOException, ListingException {
    RunReport report = runUnchecked();
    check();
    return report;
  }

  /** Runs without looking at the warehouse afterwards. */
  public RunReport runUnchecked() throws IOException, ListingException {
    return new ExtractionRun(config(), environment(), this::direct, ProgressListener.NONE)
        .execute();
  }

  private DirectOptions direct() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(settings.workers);
    options.setBlockOnRun(false);
    options.setEnforceEncodability(settings.enforce);
    options.setEnforceImmutability(settings.enforce);
    return options;
  }

  /** Compacts, and checks the warehouse afterwards; nothing when there is nothing to do. */
  public Optional<RunReport> compact(CompactionRule rule) throws IOException {
    Optional<RunReport> report = compactUnchecked(rule);
    check();
    return report;
  }

  /** Compacts without looking at the warehouse afterwards. */
  public Optional<RunReport> compactUnchecked(CompactionRule rule) throws IOException {
    CompactionRun run = compaction(rule);
    return run.plan().isEmpty() ? Optional.empty() : Optional.of(run.execute());
  }

  /** Plans a compaction. */
  public CompactionRun compaction(CompactionRule rule) throws IOException {
    return CompactionRun.plan(
        new CompactionConfig(warehouse, rule, Optional.empty(), new TreeMap<>()),
        environment(),
        this::direct,
        Launcher.inThisProcess(),
        ProgressListener.NONE);
  }

  /** Returns a run that this launcher starts. */
  ExtractionRun runOn(Launcher launcher) throws IOException {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setBlockOnRun(false);
    return new ExtractionRun(
        config(), environment(), () -> options, launcher, ProgressListener.NONE);
  }

  public RunPlan plan() throws IOException, ListingException {
    return new RunPlanner(config()).plan();
  }

  /**
   * Fails unless the warehouse is intact and each live document stands in its data files once. Work
   * of a dead run that tests took away is no damage.
   */
  public void check() throws IOException {
    CheckReport report = new WarehouseChecker(open()).checkData();
    assertThat(
        report.problems().stream().filter(found -> found.kind().isDamage()).toList(), is(empty()));
    Map<String, Integer> documents = new TreeMap<>();
    for (GenericRecord row : rows("documents")) {
      documents.merge(row.get("source_key").toString(), 1, Integer::sum);
    }
    Map<String, Integer> expected = new TreeMap<>();
    entries().values().stream()
        .filter(entry -> entry.live().rows().containsKey("documents"))
        .forEach(
            entry -> expected.put(entry.key(), entry.live().rows().get("documents").intValue()));
    assertThat(documents, is(expected));
  }

  public Warehouse open() throws IOException {
    return Warehouse.open(warehouse);
  }

  public Optional<Snapshot> snapshot() throws IOException {
    return open().snapshots().latest().map(Stored::snapshot);
  }

  public Map<String, ManifestEntry> entries() throws IOException {
    Map<String, ManifestEntry> entries = new TreeMap<>();
    Optional<Snapshot> snapshot = snapshot();
    if (snapshot.isPresent()) {
      Manifests.entries(open().storage())
          .forEach(snapshot.get().manifest().entries(), entry -> entries.put(entry.key(), entry));
    }
    return entries;
  }

  public List<DataFile> dataFiles() throws IOException {
    List<DataFile> files = new ArrayList<>();
    Optional<Snapshot> snapshot = snapshot();
    if (snapshot.isPresent()) {
      Manifests.dataFiles(open().storage())
          .forEach(snapshot.get().manifest().dataFiles(), change -> files.add(change.file()));
    }
    return files;
  }

  /** Reads all rows of a dataset as a reader without any filter does. */
  public List<GenericRecord> rows(String dataset) throws IOException {
    List<GenericRecord> rows = new ArrayList<>();
    for (DataFile file : dataFiles()) {
      if (file.dataset().equals(dataset)) {
        try (RowReader reader = RowReader.open(open().storage(), file.path())) {
          for (Optional<GenericRecord> row = reader.next(); row.isPresent(); row = reader.next()) {
            rows.add(row.get());
          }
        }
      }
    }
    return rows;
  }

  private RunConfig config() {
    Settings s = settings;
    TreeMap<String, String> options = new TreeMap<>();
    options.put("input", inputLocation);
    return new RunConfig(
        FilingsPipeline.flow(
            new InputScope(inputLocation, s.keyPrefix, new Selection(s.include, s.exclude)),
            s.extractor),
        warehouse,
        new ChangePolicy(s.force, s.rehash, s.onlyFailed, s.retryFailed, s.maxAttempts),
        new RunConfig.Deletions(s.prune, s.maxMissing),
        new Limits(s.timeout, s.maxFileBytes),
        new Sizing(s.workers, s.shardPlan, s.broadcastEntries),
        Optional.empty(),
        options);
  }

  /** Returns what a run records of this process. */
  public static Environment environment() throws IOException {
    return new Environment(
        InetAddress.getLocalHost().getHostName(),
        ProcessHandle.current().pid(),
        ProcessHandle.current().info().startInstant(),
        "tester",
        "",
        Optional.empty(),
        Map.of());
  }
}
