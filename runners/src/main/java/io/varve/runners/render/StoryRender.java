package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.audit.FileHistory.Change;
import io.varve.io.audit.FingerprintDifference;
import io.varve.io.json.Json;
import io.varve.io.model.Attempt;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Snapshot;
import io.varve.io.run.RunStatus;
import io.varve.runners.console.Answer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What happened to one source file. */
public final class StoryRender {

  private StoryRender() {}

  /** Returns the answer. */
  public static Answer of(FileStory story) {
    return Answer.done(text(story), json(story));
  }

  private static String text(FileStory story) {
    ManifestEntry entry = story.newest();
    Attempt attempt = entry.attempt();
    StringBuilder text = new StringBuilder(Human.oneLine(story.key())).append('\n');
    story.run().ifPresent(run -> text.append(decision(run)).append("\nNow\n"));
    TextTable table = new TextTable("", "");
    table.row("decision", decision(story));
    story.differences().forEach(each -> table.row(label(each), values(each)));
    table.row("status", status(entry));
    table.row(
        "by run",
        attempt.runId()
            + ", "
            + Human.time(attempt.processedAt())
            + " UTC"
            + (attempt.processingMs() == 0
                ? ""
                : ", " + Human.duration(Duration.ofMillis(attempt.processingMs()))));
    earlierEntry(story, table);
    table.row("since then", since(story));
    table.row("first seen", "run " + attempt.firstSeenRun());
    table.row("content", ContentText.whole(entry));
    entry
        .liveContentHash()
        .filter(live -> !entry.contentHash().equals(Optional.of(live)))
        .ifPresent(live -> table.row("live rows of", live));
    // Of a file that only an earlier system saw, nobody here knows the times.
    boolean seen = !isHearsay(entry);
    if (seen || entry.source().sizeBytes() > 0) {
      table.row("size", Human.size(entry.source().sizeBytes()));
    }
    if (seen) {
      table.row("modified", Human.time(entry.source().modifiedAt()) + " UTC");
    }
    table.row("extractor", entry.extractor().extractor());
    table.row("fingerprint", entry.extractor().fingerprint());
    if (!entry.live().rows().isEmpty()) {
      table.row("rows", rows(entry));
    }
    text.append(table).append("\nHistory, newest first\n").append(history(story));
    return text.toString();
  }

  private static String label(FingerprintDifference difference) {
    return difference.setting() ? "  setting" : "  extractor";
  }

  private static String values(FingerprintDifference difference) {
    return difference.component() + ": " + difference.before() + " -> " + difference.after();
  }

  private static String decision(RunDecision run) {
    TextTable table = new TextTable("", "");
    table.row(
        "in run", run.runId() + (run.pipeline().isEmpty() ? "" : " (" + run.pipeline() + ")"));
    table.row("decided", run.decision().map(d -> d + ": ").orElse("nothing: ") + run.detail());
    table.row(
        "it ended as",
        run.status().map(RunStatus::label).orElse("unfinished")
            + run.snapshot().map(id -> ", snapshot " + id).orElse(""));
    return table.toString();
  }

  /** Returns what the run decided that made the entry, as told by the snapshot that it wrote. */
  private static String decision(FileStory story) {
    Attempt attempt = story.newest().attempt();
    return story.changes().stream()
        .filter(change -> change.entry().attempt().equals(attempt))
        .filter(change -> !Cause.isAnEarlierEntry(change))
        .findFirst()
        .map(change -> Cause.of(change).text())
        .orElseGet(
            () ->
                attempt.decision().label()
                    + (attempt.decisionDetail().isEmpty() ? "" : ": " + attempt.decisionDetail()));
  }

  /** Tells of the operations since the entry was made that moved it or brought it back. */
  private static void earlierEntry(FileStory story, TextTable table) {
    Set<String> told = new HashSet<>();
    for (Change change : story.changes()) {
      if (!Cause.isAnEarlierEntry(change)) {
        return;
      }
      Snapshot by = change.snapshot();
      String operation = by.author().operation();
      if (told.add(operation)) {
        table.row(
            operation.equals("compact") ? "moved" : "put back",
            "by "
                + operation
                + " in snapshot "
                + by.id()
                + ", "
                + Human.time(by.committedAt())
                + " UTC"
                + by.reason().map(why -> ": " + why).orElse(""));
      }
    }
  }

  private static boolean isHearsay(ManifestEntry entry) {
    return entry.attempt().decision() == Decision.IMPORTED && entry.missingSince().isPresent();
  }

  private static String status(ManifestEntry entry) {
    StringBuilder text = new StringBuilder(entry.status().label());
    entry.validation().ifPresent(verdict -> text.append(", validation ").append(verdict));
    entry
        .failure()
        .ifPresent(why -> text.append(": ").append(why.code()).append(", ").append(why.message()));
    entry
        .stale()
        .ifPresent(
            stale ->
                text.append("; older rows stay live since ")
                    .append(Human.time(stale.staleSince()))
                    .append(" UTC"));
    entry
        .missingSince()
        .ifPresent(
            when ->
                text.append("; not listed any more since ")
                    .append(Human.time(when))
                    .append(" UTC")
                    .append(entry.live().shard().isPresent() ? ", rows kept" : ", it has no rows"));
    return text.toString();
  }

  private static String since(FileStory story) {
    return story.laterRuns() == 0
        ? "no later run looked at it"
        : "unchanged, seen by " + Human.count(story.laterRuns(), "later run");
  }

  private static String rows(ManifestEntry entry) {
    StringBuilder text = new StringBuilder();
    entry
        .live()
        .rows()
        .forEach(
            (dataset, rows) ->
                text.append(text.length() == 0 ? "" : ", ")
                    .append(dataset)
                    .append(' ')
                    .append(Human.number(rows)));
    return text.toString();
  }

  private static String history(FileStory story) {
    TextTable table =
        new TextTable(">snapshot", "when (UTC)", "decision", "status", "content", "why");
    for (Change change : story.changes()) {
      ManifestEntry entry = change.entry();
      Cause cause = Cause.of(change);
      table.row(
          change.forgotten().isPresent()
              ? "before " + change.snapshot().id()
              : Long.toString(change.snapshot().id()),
          (change.forgotten().isPresent() ? "before " : "")
              + Human.time(change.snapshot().committedAt()),
          cause.decision(),
          entry.status().label(),
          ContentText.brief(entry),
          cause.why());
    }
    return table + gaps(story);
  }

  private static String gaps(FileStory story) {
    StringBuilder text = new StringBuilder();
    for (Change change : story.changes()) {
      change
          .forgotten()
          .ifPresent(
              gap ->
                  text.append(
                      gap.first() == gap.last()
                          ? "  Changed in snapshot " + gap.first() + ", which was forgotten.\n"
                          : "  Changed in one of the snapshots "
                              + gap.first()
                              + " to "
                              + gap.last()
                              + ", which were forgotten.\n"));
    }
    return text.toString();
  }

  private static ObjectNode json(FileStory story) {
    ObjectNode json = Json.object();
    json.put("key", story.key());
    json.put("decision", story.newest().attempt().decision().label());
    json.put("detail", story.newest().attempt().decisionDetail());
    json.set("entry", Json.tree(story.newest()));
    json.put("later_runs", story.laterRuns());
    ObjectNode settings = json.putObject("settings_changed");
    ArrayNode fingerprint = json.putArray("fingerprint_changed");
    for (FingerprintDifference each : story.differences()) {
      fingerprint.add(Json.tree(each));
      if (each.setting()) {
        settings.put(each.component(), each.before() + " -> " + each.after());
      }
    }
    story.run().ifPresent(run -> json.set("run", Json.tree(run)));
    ArrayNode history = json.putArray("history");
    for (Change change : story.changes()) {
      ObjectNode each = history.addObject();
      each.put("snapshot", change.snapshot().id());
      each.put("committed_at", change.snapshot().committedAt().toString());
      if (change.forgotten().isEmpty()) {
        each.put("operation", change.snapshot().author().operation());
        change.snapshot().reason().ifPresent(why -> each.put("reason", why));
      }
      each.set("entry", Json.tree(change.entry()));
      change.forgotten().ifPresent(gap -> each.set("in_forgotten", Json.tree(gap)));
    }
    return json;
  }
}
