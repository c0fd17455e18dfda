package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.records.DayExecution;
import io.varve.runners.records.DayState;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What is known of one day of records. */
public final class DayStateRender {

  private DayStateRender() {}

  /** Returns the answer for people and programs. */
  public static Answer of(DayState state) {
    return Answer.done(text(state), json(state));
  }

  private static String text(DayState state) {
    TextTable facts = new TextTable("", ">");
    facts.row("records", Human.number(state.records()));
    facts.row("versions", Human.number(state.versions()));
    facts.row("vanished", Human.number(state.vanished()));
    facts.row("failed", Human.number(state.failed()));
    facts.row("with details", Human.number(state.details()));
    facts.row("executions", Human.number(state.executions().size()));
    String head =
        state.source()
            + " on "
            + state.day()
            + state.snapshot().map(id -> ", snapshot " + id).orElse("")
            + "\n\n"
            + facts;
    return state.executions().isEmpty() ? head : head + "\n" + executions(state);
  }

  private static String executions(DayState state) {
    TextTable table =
        new TextTable(
            "when (UTC)",
            "run",
            "status",
            ">received",
            ">new",
            ">changed",
            ">unchanged",
            ">invalid",
            ">filter rate");
    for (DayExecution run : state.executions()) {
      table.row(
          run.time().map(Human::time).orElse(""),
          run.runId(),
          run.status(),
          figure(run.received()),
          figure(run.added()),
          figure(run.changed()),
          figure(run.unchanged()),
          figure(run.invalid()),
          run.filterRate().map(DayStateRender::percent).orElse("?"));
    }
    return table
        .row(
            "all",
            "",
            "",
            Human.number(state.total(DayExecution::received)),
            Human.number(state.total(DayExecution::added)),
            Human.number(state.total(DayExecution::changed)),
            Human.number(state.total(DayExecution::unchanged)),
            Human.number(state.total(DayExecution::invalid)),
            percent(state.filterRate()))
        .toString();
  }

  private static String figure(Optional<Long> value) {
    return value.map(Human::number).orElse("?");
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.2f %%", rate);
  }

  private static ObjectNode json(DayState state) {
    ObjectNode json = Json.object();
    json.put("source", state.source());
    json.put("date", state.day().toString());
    json.put("snapshot", state.snapshot().orElse(0L));
    json.put("records", state.records());
    json.put("versions", state.versions());
    json.put("vanished", state.vanished());
    json.put("failed", state.failed());
    json.put("details", state.details());
    json.put("first_execution", state.firstExecution().map(Instant::toString).orElse(null));
    json.put("last_execution", state.lastExecution().map(Instant::toString).orElse(null));
    ArrayNode executions = json.putArray("executions");
    for (DayExecution run : state.executions()) {
      ObjectNode each = executions.addObject();
      each.put("time", run.time().map(Instant::toString).orElse(null));
      each.put("run_id", run.runId());
      each.put("status", run.status());
      each.put("received", run.received().orElse(null));
      each.put("new", run.added().orElse(null));
      each.put("changed", run.changed().orElse(null));
      each.put("unchanged", run.unchanged().orElse(null));
      each.put("invalid", run.invalid().orElse(null));
      each.put("filter_rate", run.filterRate().orElse(null));
    }
    ObjectNode totals = json.putObject("totals");
    totals.put("executions", state.executions().size());
    totals.put("received", state.total(DayExecution::received));
    totals.put("new", state.total(DayExecution::added));
    totals.put("changed", state.total(DayExecution::changed));
    totals.put("unchanged", state.total(DayExecution::unchanged));
    totals.put("invalid", state.total(DayExecution::invalid));
    totals.put("filter_rate", state.filterRate());
    return json;
  }
}
