package io.varve.runners.records;

import io.varve.io.manifest.EntryDigest;
import io.varve.io.manifest.Manifests;
import io.varve.io.model.Decision;
import io.varve.io.model.FileRef;
import io.varve.io.model.RecordKey;
import io.varve.io.model.Snapshot;
import io.varve.io.model.Status;
import io.varve.io.run.RawFiles;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStatus;
import io.varve.io.run.RunStore;
import io.varve.io.shard.DayPartition;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.RecordsPipeline;
import io.varve.transforms.records.page.LandedListing;
import io.varve.transforms.records.page.LandedRun;
import io.varve.transforms.records.page.LandedRuns;
import io.varve.transforms.records.source.Period;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the runs that asked for one day of a source, and what each made of it. Reads the records of
 * the runs since that day, what they were answered, and what their snapshots changed.
 */
final class DayExecutions {

  private final Warehouse warehouse;
  private final History history;
  private final String source;
  private final LocalDate day;

  DayExecutions(Warehouse warehouse, History history, String source, LocalDate day) {
    this.warehouse = warehouse;
    this.history = history;
    this.source = source;
    this.day = day;
  }

  /** Returns them in the order in which they began. */
  List<DayExecution> read() throws IOException {
    RunStore runs = new RunStore(warehouse.storage());
    LandedRuns landed = new LandedRuns(new RawFiles(warehouse.storage()));
    List<DayExecution> executions = new ArrayList<>();
    for (String id : runs.ids()) {
      if (mayAsk(id)) {
        RunRecord run = runs.find(id);
        if (run.started().filter(r -> r.pipeline().equals(RecordsPipeline.NAME)).isPresent()) {
          execution(run, landed.find(id)).ifPresent(executions::add);
        }
      }
    }
    executions.sort(
        Comparator.comparing((DayExecution run) -> run.time().orElseThrow())
            .thenComparing(DayExecution::runId));
    return executions;
  }

  /** Nobody asks for a day before it begins anywhere; ids begin with their time in UTC. */
  private boolean mayAsk(String runId) {
    return !runId.matches("[0-9]{8}T.*")
        || runId.compareTo(day.minusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE)) >= 0;
  }

  private Optional<DayExecution> execution(RunRecord run, Optional<LandedRun> landed)
      throws IOException {
    List<LandedListing> asked =
        landed.filter(answer -> answer.source().equals(source)).map(LandedRun::listings).stream()
            .flatMap(List::stream)
            .filter(this::isAboutTheDay)
            .toList();
    if (landed.isPresent() && asked.isEmpty()) {
      return Optional.empty();
    }
    boolean alone =
        landed.isPresent()
            && landed.get().listings().stream()
                .allMatch(listing -> listing.listing().days().equals(Period.of(day)));
    Optional<Long> received =
        landed.map(
            answer ->
                asked.stream()
                    .mapToLong(listing -> listing.recordsByDay().getOrDefault(day.toString(), 0L))
                    .sum());
    Optional<Changes> changes = changes(run, alone);
    if (landed.isEmpty() && changes.filter(Changes::any).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DayExecution(
            run.runId(),
            run.started().map(RunStarted::startedAt),
            run.finished().map(end -> end.status().label()).orElse("unfinished"),
            received,
            changes.map(made -> made.added),
            changes.map(made -> made.changed),
            received.flatMap(
                all -> changes.map(made -> Math.max(0, all - made.added - made.changed))),
            changes.map(made -> made.invalid)));
  }

  private boolean isAboutTheDay(LandedListing listing) {
    return listing.listing().days().contains(day)
        || listing.recordsByDay().containsKey(day.toString());
  }

  /** What a run changed of the day; absent when it did not come to an end, or nobody knows. */
  private Optional<Changes> changes(RunRecord run, boolean alone) throws IOException {
    Changes changes = new Changes();
    Optional<RunFinished> end = run.finished();
    if (end.filter(e -> e.status() == RunStatus.NO_CHANGES).isPresent()) {
      return Optional.of(changes);
    }
    Optional<Long> id = end.flatMap(RunFinished::snapshot);
    Optional<Snapshot> snapshot =
        id.isEmpty() ? Optional.empty() : history.find(id.get()).map(Stored::snapshot);
    if (snapshot.isEmpty()) {
      return Optional.empty();
    }
    Optional<FileRef> changed = snapshot.get().manifest().changedEntries();
    if (changed.isPresent()) {
      Manifests.entryDigests(warehouse.storage())
          .readFile(changed.get(), entry -> count(entry, alone, changes));
    }
    return Optional.of(changes);
  }

  private void count(EntryDigest entry, boolean alone, Changes changes) {
    Optional<RecordKey> key =
        RecordKey.of(entry.key()).filter(parts -> parts.source().equals(source));
    if (key.isEmpty()) {
      return;
    }
    boolean ofDay =
        entry.shard().flatMap(DayPartition::dayOf).equals(Optional.of(day))
            || (entry.shard().isEmpty() && key.get().isAbout(day));
    if (key.get().kind().equals(RecordKey.INVALID)) {
      changes.invalid += entry.status() == Status.FAILED && (alone || ofDay) ? 1 : 0;
    } else if (ofDay && key.get().kind().equals(RecordKey.RECORDS)) {
      changes.added += entry.decision() == Decision.ADDED ? 1 : 0;
      changes.changed += entry.decision() != Decision.ADDED && entry.decision().isWork() ? 1 : 0;
    }
  }

  /** Counts while entries are read. */
  private static final class Changes {
    private long added;
    private long changed;
    private long invalid;

    private boolean any() {
      return added + changed + invalid > 0;
    }
  }
}
