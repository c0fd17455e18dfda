package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;
import io.varve.runners.export.prices.ExportedPrices;
import io.varve.runners.export.prices.ExportedPrices.Flaw;
import java.nio.file.Path;
import java.util.List;

/** What an export of prices did. */
public final class PricesExportRender {

  /** Names that people want to read one by one. */
  private static final int MOST_NAMES = 10;

  private PricesExportRender() {}

  /** Returns the answer; some files failed when a ticker could not be written. */
  public static Answer of(ExportedPrices exported, Path out) {
    return new Answer(
        exported.flaws().isEmpty() ? ExitCode.DONE : ExitCode.FILES_FAILED,
        text(exported, out),
        json(exported, out));
  }

  private static String text(ExportedPrices exported, Path out) {
    StringBuilder text = new StringBuilder();
    text.append("Exported snapshot ").append(exported.snapshot()).append(" to ");
    text.append(Human.oneLine(out.toString())).append(".\n\n");
    line(text, "written", exported.written());
    count(text, "unchanged", exported.unchanged());
    text.append('\n');
    line(text, "removed", exported.removed());
    line(text, "skipped, without prices", exported.skipped());
    line(text, "kept, changed by others", exported.kept());
    line(text, "failed", exported.flaws().stream().map(Flaw::ticker).toList());
    for (Flaw flaw : exported.flaws().stream().limit(MOST_NAMES).toList()) {
      text.append("Cannot export ")
          .append(Human.oneLine(flaw.ticker()))
          .append(": ")
          .append(Human.oneLine(flaw.message()))
          .append(".\n");
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, List<String> names) {
    count(text, what, names.size());
    if (!names.isEmpty()) {
      text.append("  ");
      List<String> shown = names.stream().limit(MOST_NAMES).map(Human::oneLine).toList();
      text.append(String.join(", ", shown));
      text.append(names.size() > MOST_NAMES ? ", …" : "");
    }
    text.append('\n');
  }

  private static void count(StringBuilder text, String what, int count) {
    text.append(String.format("%-24s %9s", what, Human.number(count)));
  }

  private static ObjectNode json(ExportedPrices exported, Path out) {
    ObjectNode json = Json.object();
    boolean changed = !exported.written().isEmpty() || !exported.removed().isEmpty();
    json.put("status", changed ? "exported" : "no-changes");
    json.put("snapshot", exported.snapshot());
    json.put("out", out.toString());
    json.put("written", exported.written().size());
    json.put("unchanged", exported.unchanged());
    json.put("removed", exported.removed().size());
    json.put("skipped", exported.skipped().size());
    json.put("kept", exported.kept().size());
    json.put("failed", exported.flaws().size());
    names(json, "written_files", exported.written());
    names(json, "removed_files", exported.removed());
    names(json, "skipped_tickers", exported.skipped());
    names(json, "kept_files", exported.kept());
    ArrayNode failures = json.putArray("failures");
    exported.flaws().forEach(flaw -> failures.add(Json.tree(flaw)));
    return json;
  }

  private static void names(ObjectNode json, String name, List<String> names) {
    ArrayNode array = json.putArray(name);
    names.forEach(array::add);
  }
}
