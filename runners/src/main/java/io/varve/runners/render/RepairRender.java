package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.lifecycle.Repair.Plan;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;

/** What a repair can do, did, and cannot do. */
public final class RepairRender {

  private RepairRender() {}

  /** Returns the answer when it was done; damaged still when something could not be. */
  public static Answer done(Plan plan) {
    ObjectNode json = json(plan);
    json.put("status", plan.isEmpty() ? "no-changes" : "repaired");
    return new Answer(
        plan.helpless().isEmpty() ? ExitCode.DONE : ExitCode.DAMAGED, text(plan, true), json);
  }

  /** Returns what was or would be done, for people. */
  public static String text(Plan plan, boolean done) {
    StringBuilder text = new StringBuilder();
    if (plan.isEmpty() && plan.helpless().isEmpty()) {
      text.append("Nothing to repair here; 'varve check --read-data' looks at everything.\n");
    }
    for (Stored copy : plan.snapshots()) {
      text.append(done ? "Put back" : "To be put back")
          .append(": snapshot ")
          .append(copy.snapshot().id())
          .append(", from the record of run ")
          .append(copy.snapshot().author().runId())
          .append('\n');
    }
    for (String path : plan.unreadable()) {
      text.append(done ? "Removed: " : "To be removed: ").append(path).append(" (unreadable)\n");
    }
    for (String what : plan.helpless()) {
      text.append("Cannot be repaired: ").append(what).append(". Restore it from a backup.\n");
    }
    return text.toString();
  }

  /** Returns the plan for programs. */
  public static ObjectNode json(Plan plan) {
    ObjectNode json = Json.object();
    var snapshots = json.putArray("snapshots");
    plan.snapshots().forEach(copy -> snapshots.add(copy.snapshot().id()));
    var removed = json.putArray("removed");
    plan.unreadable().forEach(removed::add);
    var helpless = json.putArray("helpless");
    plan.helpless().forEach(helpless::add);
    return json;
  }
}
