package io.varve.runners.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import io.varve.io.json.Json;
import io.varve.io.model.Snapshot;
import io.varve.runners.console.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the text of one source file differs between two snapshots, section by section. */
public final class TextDiffRender {

  private static final int CONTEXT_LINES = 3;

  private TextDiffRender() {}

  /** One section of either snapshot or of both. */
  private record Pair(Optional<SectionText> before, Optional<SectionText> after) {

    SectionText either() {
      return after.or(() -> before).orElseThrow();
    }
  }

  /** Returns the answer: unified differences with the sections' titles. */
  public static Answer of(
      String key,
      Optional<Snapshot> from,
      Snapshot to,
      List<SectionText> before,
      List<SectionText> after) {
    StringBuilder text = new StringBuilder();
    ObjectNode json = Json.object();
    json.put("from", from.map(Snapshot::id).orElse(0L));
    json.put("to", to.id());
    json.put("key", key);
    ArrayNode sections = json.putArray("sections");
    for (Pair pair : pairs(before, after)) {
      List<String> lines = unified(key, from.map(Snapshot::id).orElse(0L), to.id(), pair);
      if (!lines.isEmpty()) {
        SectionText section = pair.either();
        text.append(heading(section)).append('\n');
        lines.forEach(line -> text.append(Human.lines(line)).append('\n'));
        text.append('\n');
        ObjectNode each = sections.addObject();
        each.put("document", section.document());
        each.put("place", section.place());
        each.put("title", section.title());
        each.put("diff", String.join("\n", lines) + "\n");
      }
    }
    if (sections.isEmpty()) {
      text.append("No section of ").append(Human.oneLine(key)).append(" has another text.\n");
    }
    return Answer.done(text.toString(), json);
  }

  private static String heading(SectionText section) {
    String title = section.title().isBlank() ? "" : ": " + section.title();
    String document = section.document() == 1 ? "" : "document " + section.document() + ", ";
    return "== " + Human.oneLine(document + section.place() + title);
  }

  private static List<String> unified(String key, long from, long to, Pair pair) {
    List<String> before = pair.before().map(TextDiffRender::lines).orElse(List.of());
    List<String> after = pair.after().map(TextDiffRender::lines).orElse(List.of());
    Patch<String> patch = DiffUtils.diff(before, after);
    return patch.getDeltas().isEmpty()
        ? List.of()
        : UnifiedDiffUtils.generateUnifiedDiff(
            key + "@" + from, key + "@" + to, before, patch, CONTEXT_LINES);
  }

  private static List<String> lines(SectionText section) {
    return section.text().lines().toList();
  }

  /** Sections are the same when their document and place are, the second of a kind the second. */
  private static List<Pair> pairs(List<SectionText> before, List<SectionText> after) {
    Map<String, Pair> pairs = new LinkedHashMap<>();
    numbered(after)
        .forEach((name, s) -> pairs.put(name, new Pair(Optional.empty(), Optional.of(s))));
    numbered(before)
        .forEach(
            (name, s) ->
                pairs.merge(
                    name,
                    new Pair(Optional.of(s), Optional.empty()),
                    (there, here) -> new Pair(here.before(), there.after())));
    return new ArrayList<>(pairs.values());
  }

  private static Map<String, SectionText> numbered(List<SectionText> sections) {
    Map<String, SectionText> named = new LinkedHashMap<>();
    for (SectionText section : sections) {
      int copy = 1;
      while (named.containsKey(name(section, copy))) {
        copy++;
      }
      named.put(name(section, copy), section);
    }
    return named;
  }

  private static String name(SectionText section, int copy) {
    return section.document() + "\n" + section.place() + "\n" + copy;
  }
}
