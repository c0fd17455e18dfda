package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.lifecycle.ForgetPolicy.Decision;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.runners.console.Answer;
import java.util.List;
import java.util.Optional;

/** Which snapshots are kept, why, and which are not. */
public final class ForgetRender {

  private ForgetRender() {}

  /** Returns the answer when all are kept. */
  public static Answer nothing(List<Decision> decisions) {
    ObjectNode json = json(decisions);
    json.put("status", "no-changes");
    return Answer.done(table(decisions) + "\nNothing to forget: all are kept.\n", json);
  }

  /** Returns the answer when it was done. */
  public static Answer done(String runId, List<Decision> decisions, Optional<Stored> committed) {
    ObjectNode json = json(decisions);
    json.setAll(LifecycleRender.json(runId, committed));
    long gone = decisions.stream().filter(decision -> !decision.keep()).count();
    return Answer.done(
        table(decisions)
            + "\nForgot "
            + Human.count(gone, "snapshot")
            + ". 'varve prune' frees the space.\n",
        json);
  }

  /** Returns what would be done, for people. */
  public static String text(List<Decision> decisions) {
    long gone = decisions.stream().filter(decision -> !decision.keep()).count();
    return table(decisions) + "\nTo be forgotten: " + Human.count(gone, "snapshot") + ".\n";
  }

  /** Returns the decisions for programs. */
  public static ObjectNode json(List<Decision> decisions) {
    ObjectNode json = Json.object();
    ArrayNode kept = json.putArray("kept");
    ArrayNode forgotten = json.putArray("forgotten");
    for (Decision decision : decisions) {
      ObjectNode each = (decision.keep() ? kept : forgotten).addObject();
      each.put("id", decision.id());
      each.put("committed_at", decision.committedAt().toString());
      if (decision.keep()) {
        ArrayNode reasons = each.putArray("reasons");
        decision.reasons().forEach(reasons::add);
      }
    }
    return json;
  }

  private static String table(List<Decision> decisions) {
    TextTable table = new TextTable(">id", "committed (UTC)", "", "because");
    for (Decision decision : decisions) {
      table.row(
          Long.toString(decision.id()),
          Human.time(decision.committedAt()),
          decision.keep() ? "keep" : "forget",
          String.join(", ", decision.reasons()));
    }
    return table.toString();
  }
}
