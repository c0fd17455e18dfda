package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.lifecycle.DayRemoval.Plan;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.runners.console.Answer;
import java.time.LocalDate;
import java.util.Optional;

/** What is taken out with some days of a source. */
public final class RemoveRender {

  private final String source;
  private final LocalDate from;
  private final LocalDate to;
  private final Plan plan;

  /** Returns the rendering of a plan for the days from {@code from} to {@code to}. */
  public RemoveRender(String source, LocalDate from, LocalDate to, Plan plan) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.plan = plan;
  }

  /** Returns the answer when there is nothing of these days. */
  public Answer nothing() {
    ObjectNode json = json();
    json.put("status", "no-changes");
    return Answer.done("Nothing to remove: there is nothing of " + days() + ".\n", json);
  }

  /** Returns the answer when it was done. */
  public Answer done(String runId, Optional<Stored> committed) {
    ObjectNode json = json();
    json.setAll(LifecycleRender.json(runId, committed));
    return Answer.done(
        text()
            + committed
                .map(
                    stored ->
                        "Removed: snapshot "
                            + stored.snapshot().id()
                            + " has nothing of them. Older snapshots do, until 'varve forget' and"
                            + " 'varve prune'.\n")
                .orElse("Nothing was left to remove.\n"),
        json);
  }

  /** Returns what goes, for people. */
  public String text() {
    TextTable rows = new TextTable("dataset", ">rows");
    plan.rows().forEach((name, n) -> rows.row(name, Human.number(n)));
    TextTable entries = new TextTable("entries", ">number");
    plan.entries().forEach((kind, n) -> entries.row(kind, Human.number(n)));
    return "Of "
        + days()
        + ":\n\n"
        + (plan.rows().isEmpty() ? "" : rows + "\n")
        + entries
        + "\n"
        + Human.count(plan.wholeFiles(), "data file")
        + " will not be listed any more, "
        + Human.number(plan.rewrittenFiles())
        + " with other rows "
        + (plan.rewrittenFiles() == 1 ? "is" : "are")
        + " written again.\n";
  }

  /** Returns what goes, for programs. */
  public ObjectNode json() {
    ObjectNode json = Json.object();
    json.put("source", source);
    json.put("from", from.toString());
    json.put("to", to.toString());
    json.set("rows", Json.tree(plan.rows()));
    json.set("entries", Json.tree(plan.entries()));
    json.put("whole_files", plan.wholeFiles());
    json.put("rewritten_files", plan.rewrittenFiles());
    return json;
  }

  private String days() {
    return source + " on " + from + (from.equals(to) ? "" : " to " + to);
  }
}
