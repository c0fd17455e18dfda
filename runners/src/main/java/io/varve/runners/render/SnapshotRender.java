package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunFinished;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.runners.console.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** One snapshot in full. */
public final class SnapshotRender {

  private SnapshotRender() {}

  /** Returns the answer. */
  public static Answer of(SnapshotFacts facts) {
    return Answer.done(text(facts), json(facts));
  }

  private static String text(SnapshotFacts facts) {
    Snapshot snapshot = facts.snapshot();
    StringBuilder text = new StringBuilder();
    text.append("Snapshot ").append(snapshot.id());
    snapshot.parent().ifPresent(parent -> text.append(", after snapshot ").append(parent.id()));
    text.append(", committed ").append(Human.time(snapshot.committedAt())).append(" UTC\n");
    text.append(counts(facts));
    text.append("\nDatasets\n").append(datasets(snapshot));
    facts.run().started().ifPresent(started -> text.append(run(started, facts)));
    return text.toString();
  }

  private static String counts(SnapshotFacts facts) {
    RunCounts counts = facts.snapshot().counts();
    TextTable table = new TextTable("", "");
    table.row(
        "entries",
        Human.number(facts.snapshot().manifest().entryCount())
            + ": "
            + Human.number(facts.failed())
            + " failed ("
            + Human.number(facts.stale())
            + " with older rows), "
            + Human.number(facts.missing())
            + " missing");
    table.row(
        "this run",
        String.format(
            "%s listed: +%s added, ~%s modified, %s extracted again, %s retried, %s unchanged, %s"
                + " parked; -%s removed",
            Human.number(counts.listed()),
            Human.number(counts.added()),
            Human.number(counts.modified()),
            Human.number(counts.reprocessed()),
            Human.number(counts.retried()),
            Human.number(counts.unchanged()),
            Human.number(counts.parked()),
            Human.number(counts.removed())));
    table.row("validation", counted(facts.validation()));
    return table.toString();
  }

  private static String counted(Map<String, Long> validation) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(validation)
        .forEach(
            (verdict, count) ->
                text.append(text.length() == 0 ? "" : ", ")
                    .append(Human.number(count))
                    .append(' ')
                    .append(verdict));
    return text.toString();
  }

  private static String datasets(Snapshot snapshot) {
    TextTable table = new TextTable("name", ">rows", ">files", ">size");
    snapshot
        .datasets()
        .forEach(
            (name, state) -> {
              DatasetTotals totals = state.totals();
              table.row(
                  name,
                  Human.number(totals.rows()),
                  Human.number(totals.dataFiles()),
                  Human.size(totals.sizeBytes()));
            });
    return table.toString();
  }

  private static String run(RunStarted started, SnapshotFacts facts) {
    Environment where = started.environment();
    TextTable table = new TextTable("", "");
    table.row("started", Human.time(started.startedAt()) + " UTC" + took(started, facts));
    started.name().ifPresent(name -> table.row("name", name));
    started
        .extractor()
        .ifPresent(
            extractor -> {
              table.row("extractor", extractor.extractor());
              table.row("fingerprint", extractor.fingerprint());
            });
    table.row("by", where.user() + " on " + where.host() + ", process " + where.pid());
    table.row("in", where.workingDirectory());
    started.cluster().ifPresent(address -> table.row("on", "Flink at " + address));
    where
        .git()
        .ifPresent(
            git ->
                table.row(
                    "git",
                    git.commit()
                        + " on "
                        + git.branch()
                        + (git.user().isEmpty() ? "" : ", " + git.user())
                        + (git.uncommittedChanges() ? ", with uncommitted changes" : "")));
    StringBuilder text = new StringBuilder("\nRun " + started.runId() + "\n").append(table);
    text.append("\nConfiguration of the extractor\n").append(pairs(started.configuration()));
    text.append("\nOptions\n").append(pairs(started.options()));
    return text.append("\nVersions\n").append(pairs(where.versions())).toString();
  }

  private static String took(RunStarted started, SnapshotFacts facts) {
    return facts
        .run()
        .finished()
        .map(RunFinished::finishedAt)
        .map(end -> ", took " + Human.duration(Duration.between(started.startedAt(), end)))
        .orElse("");
  }

  private static String pairs(Map<String, String> values) {
    TextTable table = new TextTable("", "");
    new TreeMap<>(values).forEach(table::row);
    return table.toString();
  }

  private static ObjectNode json(SnapshotFacts facts) {
    ObjectNode json = SnapshotsRender.json(facts.snapshot());
    facts.snapshot().parent().ifPresent(parent -> json.put("parent", parent.id()));
    ObjectNode datasets = json.putObject("datasets");
    facts
        .snapshot()
        .datasets()
        .forEach((name, state) -> datasets.set(name, Json.tree(state.totals())));
    ObjectNode validation = json.putObject("validation");
    new TreeMap<>(facts.validation()).forEach(validation::put);
    json.put("failed_entries", facts.failed());
    json.put("stale_entries", facts.stale());
    json.put("missing_entries", facts.missing());
    json.set("run", Json.tree(facts.run()));
    ArrayNode files = json.putArray("data_files");
    facts.dataFiles().forEach(file -> files.add(Json.tree(file)));
    return json;
  }
}
