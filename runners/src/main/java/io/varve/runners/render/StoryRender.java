package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.audit.FileHistory.Change;
import io.varve.io.audit.FingerprintDifference;
import io.varve.io.json.Json;
import io.varve.io.model.Attempt;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.RunStatus;
import io.varve.runners.console.Answer;
import java.time.Duration;
import java.util.Optional;

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
    table.row("decision", attempt.decision().label() + why(attempt));
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
    table.row("since then", since(story));
    table.row("first seen", "run " + attempt.firstSeenRun());
    table.row("content", entry.contentHash().orElse("never read"));
    entry
        .liveContentHash()
        .filter(live -> !entry.contentHash().equals(Optional.of(live)))
        .ifPresent(live -> table.row("live rows of", live));
    table.row("size", Human.size(entry.source().sizeBytes()));
    table.row("modified", Human.time(entry.source().modifiedAt()) + " UTC");
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

  private static String why(Attempt attempt) {
    return attempt.decisionDetail().isEmpty() ? "" : ": " + attempt.decisionDetail();
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
                    .append(" UTC, rows kept"));
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
      table.row(
          change.forgotten().isPresent()
              ? "before " + change.snapshot().id()
              : Long.toString(change.snapshot().id()),
          Human.time(change.snapshot().committedAt()),
          entry.attempt().decision().label(),
          entry.status().label(),
          entry.contentHash().map(Human::hash).orElse("-"),
          entry.attempt().decisionDetail());
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
                  text.append("  Changed in one of the snapshots ")
                      .append(gap.first())
                      .append(" to ")
                      .append(gap.last())
                      .append(", which were forgotten.\n"));
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
      each.set("entry", Json.tree(change.entry()));
      change.forgotten().ifPresent(gap -> each.set("in_forgotten", Json.tree(gap)));
    }
    return json;
  }
}
