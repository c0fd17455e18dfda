package io.varve.runners.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.parquet.RowOrigin;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;

/** Rows that differ, one line each: what identifies them, and as much of the rest as fits. */
final class RowLines {

  private static final int WIDTH = 160;

  private RowLines() {}

  static String of(ChangedRows rows) {
    StringBuilder text = new StringBuilder("\nRows of ").append(rows.dataset()).append(": ");
    text.append(Human.number(rows.addedCount()))
        .append(" added, ")
        .append(Human.number(rows.removedCount()))
        .append(" removed (equal but for run_id is the same row)\n");
    append(text, "- ", rows.removed(), rows.keyColumns());
    append(text, "+ ", rows.added(), rows.keyColumns());
    if (rows.leftOut() > 0) {
      text.append("  and ")
          .append(Human.count(rows.leftOut(), "row"))
          .append(" more: --limit=N shows more\n");
    }
    return text.append(rows.leftOut() == rows.addedCount() + rows.removedCount() ? "" : NOTE)
        .toString();
  }

  private static final String NOTE = "  Lines are cut; --json has whole rows.\n";

  private static void append(
      StringBuilder text, String sign, List<GenericRecord> rows, List<String> keyColumns) {
    for (GenericRecord row : rows) {
      text.append(Human.oneLine(cut(sign + line(RowJson.of(row), keyColumns)))).append('\n');
    }
  }

  private static String line(ObjectNode row, List<String> keyColumns) {
    Set<String> first = new LinkedHashSet<>();
    first.add(RowOrigin.SOURCE_KEY);
    first.addAll(keyColumns);
    StringBuilder line = new StringBuilder();
    for (String column : first) {
      line.append(line.length() == 0 ? "" : "  ").append(row.path(column).asText());
    }
    for (Map.Entry<String, JsonNode> each : row.properties()) {
      boolean shown = first.contains(each.getKey()) || each.getValue().isNull();
      if (!shown && !List.of("content_hash", "run_id").contains(each.getKey())) {
        line.append("  ").append(each.getKey()).append('=').append(each.getValue());
      }
    }
    return line.toString();
  }

  private static String cut(String line) {
    if (line.codePointCount(0, line.length()) <= WIDTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, WIDTH - 1)) + "…";
  }
}
