package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.lifecycle.Pruning.Plan;
import io.varve.io.storage.Storage.StoredFile;
import io.varve.runners.console.Answer;
import java.time.Duration;
import java.util.List;

/** Which files went, which wait, and what stays. */
public final class PruneRender {

  private PruneRender() {}

  /** Returns the answer when no file is to be marked or deleted. */
  public static Answer nothing(Plan plan) {
    ObjectNode json = json(plan);
    json.put("status", "no-changes");
    String waiting =
        plan.waiting().isEmpty()
            ? ""
            : " Waiting for the end of the grace time: " + size(plan.waiting()) + ".";
    return Answer.done("Nothing to prune." + waiting + "\n", json);
  }

  /** Returns the answer when it was done. */
  public static Answer done(String runId, Plan plan, Duration grace) {
    ObjectNode json = json(plan);
    json.put("status", "done");
    json.put("run_id", runId);
    return Answer.done(text(plan, grace, true), json);
  }

  /** Returns what was or would be done, for people. */
  public static String text(Plan plan, Duration grace, boolean done) {
    TextTable table = new TextTable("", ">files", ">size");
    row(table, done ? "deleted" : "to delete", plan.due());
    row(table, done ? "marked" : "to mark", plan.marked());
    row(table, "waiting", plan.waiting());
    table.row("kept", "", Human.size(plan.keptBytes()));
    String leftovers =
        plan.leftoverBytes() == 0
            ? ""
            : "Also deleted: " + Human.size(plan.leftoverBytes()) + " of unfinished files.\n";
    String next =
        plan.marked().isEmpty()
            ? ""
            : "Marked files go with the first 'varve prune' after " + Human.duration(grace) + ".\n";
    return table + "\n" + leftovers + next;
  }

  /** Returns the figures for programs. */
  public static ObjectNode json(Plan plan) {
    ObjectNode json = Json.object();
    put(json, "deleted", plan.due());
    put(json, "marked", plan.marked());
    put(json, "waiting", plan.waiting());
    json.put("kept_bytes", plan.keptBytes());
    json.put("leftover_bytes", plan.leftoverBytes());
    return json;
  }

  private static void row(TextTable table, String what, List<StoredFile> files) {
    table.row(what, Human.number(files.size()), Human.size(Plan.bytes(files)));
  }

  private static String size(List<StoredFile> files) {
    return Human.count(files.size(), "file") + ", " + Human.size(Plan.bytes(files));
  }

  private static void put(ObjectNode json, String name, List<StoredFile> files) {
    json.put(name + "_files", files.size());
    json.put(name + "_bytes", Plan.bytes(files));
  }
}
