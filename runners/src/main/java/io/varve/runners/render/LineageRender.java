package io.varve.runners.render;

import io.varve.io.audit.lineage.DataFileLineage;
import io.varve.io.audit.lineage.Presence;
import io.varve.io.audit.lineage.RowPlace;
import io.varve.io.audit.lineage.SourceShare;
import io.varve.io.model.DataFile;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunRecord;
import io.varve.io.run.RunStarted;
import io.varve.io.run.RunStarted.Environment;
import io.varve.runners.console.Answer;
import io.varve.runners.render.Lineage.OfDataFile;
import io.varve.runners.render.Lineage.OfRows;
import io.varve.runners.render.Lineage.OfSource;
import io.varve.runners.render.Lineage.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Where something in a warehouse comes from. */
public final class LineageRender {

  /** Source files of a data file that the text names. */
  private static final int MOST_SOURCES = 100;

  private LineageRender() {}

  /** Returns the answer. */
  public static Answer of(Lineage lineage) {
    String text;
    if (lineage instanceof OfSource source) {
      text = text(source);
    } else if (lineage instanceof OfDataFile file) {
      text = text(file);
    } else {
      text = text((OfRows) lineage);
    }
    return Answer.done(text, LineageJson.of(lineage));
  }

  private static String text(OfSource lineage) {
    ManifestEntry entry = lineage.source().entry();
    TextTable table = new TextTable("", "");
    table.row("in snapshot", Long.toString(lineage.snapshot()));
    table.row("status", entry.status().label());
    table.row("content", ContentText.whole(entry));
    entry.stale().ifPresent(stale -> table.row("live rows of", stale.liveContentHash()));
    table.row("location", entry.source().uri());
    table.row("size", Human.size(entry.source().sizeBytes()));
    entry.live().shard().ifPresent(shard -> table.row("shard", shard));
    TextTable files = new TextTable("dataset", ">rows", "data file");
    for (DataFile file : lineage.source().files()) {
      long rows = entry.live().rows().getOrDefault(file.dataset(), 0L);
      files.row(file.dataset(), Human.number(rows), file.path());
    }
    return "Source file "
        + Human.oneLine(entry.key())
        + "\n"
        + table
        + (lineage.source().files().isEmpty() ? "\nNo live rows\n" : "\nRows\n" + files)
        + run("Extracted by", lineage.run());
  }

  private static String text(OfDataFile lineage) {
    DataFileLineage file = lineage.file();
    TextTable table = new TextTable("", "");
    table.row("dataset", file.named().dataset());
    table.row("shard", file.named().shard());
    table.row("rows", Human.number(file.named().rows()));
    table.row("size", Human.size(file.named().sizeBytes()));
    table.row("in snapshots", presences(file.presences()));
    if (file.now().isEmpty()) {
      table.row("purged", "no rows are left");
    } else if (!file.now().get().equals(file.named())) {
      table.row("purged", "its rows are in " + file.now().get().path());
    }
    TextTable sources = new TextTable("source file", ">rows", "content", "extracted by run");
    for (SourceShare share : file.sources().stream().limit(MOST_SOURCES).toList()) {
      sources.row(
          share.sourceKey(),
          Human.number(share.rows()),
          Human.hash(share.contentHash()),
          String.join(", ", share.runIds()));
    }
    int left = file.sources().size() - MOST_SOURCES;
    return "Data file "
        + Human.oneLine(file.named().path())
        + "\n"
        + table
        + "\nSource files in it\n"
        + sources
        + (left > 0 ? "  and " + Human.count(left, "file") + " more: --json has all\n" : "")
        + run("Written by", lineage.run());
  }

  private static String presences(List<Presence> presences) {
    List<String> ranges = new ArrayList<>();
    for (Presence each : presences) {
      ranges.add(
          each.first() == each.last()
              ? Long.toString(each.first())
              : each.first() + " to " + each.last());
    }
    return String.join(", ", ranges);
  }

  private static String text(OfRows lineage) {
    StringBuilder text = new StringBuilder();
    for (Row row : lineage.rows()) {
      RowPlace place = row.place();
      TextTable table = new TextTable("", "");
      place.keys().forEach(table::row);
      table.row("source file", place.origin().sourceKey());
      table.row("content", place.origin().contentHash());
      place
          .span()
          .ifPresent(
              span ->
                  table.row(
                      "characters", span.start() + " to " + span.end() + " of the canonical text"));
      table.row("in snapshot", Long.toString(lineage.snapshot()));
      table.row("data file", place.file().path());
      text.append(text.length() == 0 ? "" : "\n")
          .append("Row of ")
          .append(place.file().dataset())
          .append('\n')
          .append(table)
          .append(run("Extracted by", row.run()));
      row.text()
          .ifPresent(shown -> text.append("\nText\n").append(Human.lines(shown)).append('\n'));
    }
    return text.toString();
  }

  private static String run(String title, RunRecord run) {
    StringBuilder text = new StringBuilder("\n").append(title).append(" run ").append(run.runId());
    text.append('\n');
    if (run.started().isEmpty()) {
      return text.append("  its record is gone\n").toString();
    }
    RunStarted started = run.started().get();
    Environment where = started.environment();
    TextTable table = new TextTable("", "");
    table.row("started", Human.time(started.startedAt()) + " UTC");
    table.row("by", where.user() + " on " + where.host());
    table.row("in", where.workingDirectory());
    where
        .git()
        .ifPresent(
            git ->
                table.row(
                    "git",
                    git.commit()
                        + " on "
                        + git.branch()
                        + (git.uncommittedChanges() ? ", with uncommitted changes" : "")));
    started
        .extractor()
        .ifPresent(
            extractor ->
                table.row("extractor", extractor.extractor() + ", " + extractor.fingerprint()));
    started.configuration().forEach((name, value) -> table.row("  " + name, value));
    new TreeMap<>(where.versions())
        .forEach((name, value) -> table.row("version of " + name, value));
    return text.append(table).toString();
  }
}
