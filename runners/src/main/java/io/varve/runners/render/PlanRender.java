package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.io.model.Decision;
import io.varve.pipelines.run.RunPlan;
import io.varve.pipelines.run.RunPlan.Item;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;
import java.util.EnumSet;
import java.util.Set;

/** What a run would do. */
public final class PlanRender {

  private static final int MOST_ITEMS = 40;

  /** What the counts of a run sum up as {@code reprocessed}. */
  private static final Set<Decision> SAME_BYTES =
      EnumSet.of(
          Decision.EXTRACTOR_CHANGED,
          Decision.CONFIG_CHANGED,
          Decision.FORCED,
          Decision.DATA_FILE_MISSING);

  private PlanRender() {}

  /** Returns the answer; a run that would be refused ends like the refused run. */
  public static Answer of(RunPlan plan) {
    return new Answer(
        plan.refusal().isPresent() ? ExitCode.REFUSED : ExitCode.DONE, text(plan), json(plan));
  }

  private static long work(RunPlan plan) {
    return plan.items().stream().filter(item -> item.decision().isWork()).count();
  }

  private static String text(RunPlan plan) {
    StringBuilder text = new StringBuilder();
    text.append(Human.count(plan.listed(), "file")).append(" listed; a run would process ");
    text.append(Human.number(work(plan))).append(" (").append(Human.size(plan.bytes())).append(")");
    plan.estimate()
        .filter(estimate -> work(plan) > 0)
        .ifPresent(estimate -> text.append(", in about ").append(Human.duration(estimate)));
    text.append(". Nothing was changed.\n\n");
    TextTable decisions = new TextTable(">", "");
    for (Decision decision : Decision.values()) {
      long count = plan.decisions().getOrDefault(decision, 0L);
      if (count > 0) {
        decisions.row(Human.number(count), decision.label());
      }
    }
    text.append(decisions);
    if (plan.decisions().getOrDefault(Decision.TOUCHED, 0L) > 0) {
      text.append("\n  touched: their times differ; a run reads them and compares their bytes.\n");
    }
    long again = SAME_BYTES.stream().mapToLong(d -> plan.decisions().getOrDefault(d, 0L)).sum();
    if (again > 0) {
      text.append("\n  ")
          .append(Human.number(again))
          .append(
              " of them have the same bytes as before: a run counts them as extracted again.\n");
    }
    if (plan.adoptable() > 0) {
      text.append("\n  ")
          .append(Human.number(plan.adoptable()))
          .append(" of them were finished by an unfinished run and need not be extracted.\n");
    }
    plan.derivation()
        .ifPresent(
            why ->
                text.append("\n  Instruments would be matched again: ").append(why).append(".\n"));
    if (!plan.items().isEmpty()) {
      text.append('\n').append(items(plan));
    }
    plan.refusal()
        .ifPresent(why -> text.append("\nA run would be refused. ").append(why).append('\n'));
    return text.toString();
  }

  private static String items(RunPlan plan) {
    TextTable table = new TextTable("file", "decision", "why");
    plan.items().stream()
        .limit(MOST_ITEMS)
        .forEach(item -> table.row(item.key(), item.decision().label(), item.detail()));
    int more = plan.items().size() - MOST_ITEMS;
    return table + (more > 0 ? "  … and " + Human.number(more) + " more; --json lists all\n" : "");
  }

  private static ObjectNode json(RunPlan plan) {
    ObjectNode json = Json.object();
    json.put("listed", plan.listed());
    json.put("to_process", work(plan));
    json.put("bytes", plan.bytes());
    json.put("adoptable", plan.adoptable());
    plan.estimate()
        .ifPresent(estimate -> json.put("estimated_seconds", estimate.toMillis() / 1000.0));
    plan.derivation().ifPresent(why -> json.put("derived_because", why));
    plan.refusal().ifPresent(why -> json.put("refusal", why));
    ObjectNode decisions = json.putObject("decisions");
    for (Decision decision : Decision.values()) {
      decisions.put(decision.label(), plan.decisions().getOrDefault(decision, 0L));
    }
    ArrayNode items = json.putArray("items");
    for (Item item : plan.items()) {
      ObjectNode each = items.addObject();
      each.put("key", item.key());
      each.put("decision", item.decision().label());
      each.put("detail", item.detail());
      each.put("size_bytes", item.sizeBytes());
    }
    return json;
  }
}
