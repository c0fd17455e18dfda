package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import io.varve.runners.console.Answer;
import java.util.List;

/** Everything that failed, and what becomes of it. */
public final class FailuresRender {

  private FailuresRender() {}

  /**
   * Returns the answer.
   *
   * @param failed entries with a failure or with older rows, by key
   * @param maxAttempts attempts that a passing failure gets
   */
  public static Answer of(List<ManifestEntry> failed, int maxAttempts) {
    StringBuilder text = new StringBuilder();
    ObjectNode json = Json.object();
    ArrayNode array = json.putArray("failures");
    TextTable table = new TextTable("file", "code", ">attempts", "rows", "next", "why");
    for (ManifestEntry entry : failed) {
      Failure failure = entry.failure().orElseThrow();
      table.row(
          entry.key(),
          failure.code().name(),
          Integer.toString(entry.attempts()),
          entry.stale().isPresent() ? "older" : "none",
          next(entry, maxAttempts),
          failure.message());
      array.add(json(entry, failure, maxAttempts));
    }
    if (failed.isEmpty()) {
      text.append("No failures: the newest version of every file is in the tables.\n");
    } else {
      text.append(Human.count(failed.size(), "file")).append(" failed.\n\n").append(table);
      text.append(
          "\nThe full account of one: varve quarantine FILE. Try all again: varve run …"
              + " --retry-failed.\n");
    }
    return Answer.done(text.toString(), json);
  }

  private static boolean isRetried(ManifestEntry entry, int maxAttempts) {
    return entry.failure().orElseThrow().code().isTransient() && entry.attempts() < maxAttempts;
  }

  /** What a source was asked for and did not answer is asked for again, however often it failed. */
  private static boolean isQuestion(ManifestEntry entry) {
    return entry.source().changeToken().contains("asked:");
  }

  private static String next(ManifestEntry entry, int maxAttempts) {
    if (isQuestion(entry)) {
      return "the next run of the source asks again";
    }
    return isRetried(entry, maxAttempts)
        ? "next run tries again (" + (entry.attempts() + 1) + " of " + maxAttempts + ")"
        : "waits for a change";
  }

  private static ObjectNode json(ManifestEntry entry, Failure failure, int maxAttempts) {
    ObjectNode json = Json.object();
    json.put("key", entry.key());
    json.put("code", failure.code().name());
    json.put("stage", failure.stage());
    json.put("message", failure.message());
    json.put("attempts", entry.attempts());
    json.put("will_be_retried", isQuestion(entry) || isRetried(entry, maxAttempts));
    json.put("run_id", entry.attempt().runId());
    entry.stale().ifPresent(stale -> json.put("stale_since", stale.staleSince().toString()));
    failure.quarantinePath().ifPresent(path -> json.put("quarantine_path", path));
    return json;
  }
}
