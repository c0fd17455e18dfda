package io.varve.transforms.filings.text;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the plain text of old filings into canonical text: each line is a block, spaces are kept,
 * and the SGML tags that only format ({@code <PAGE>}, {@code <TABLE>}, {@code <S>}, {@code <C>}…)
 * are left out. Other tags stay: in data schedules they are the labels.
 */
public final class PlainText {

  private static final Set<String> FORMATTING =
      Set.of(
          "PAGE",
          "TABLE",
          "CAPTION",
          "S",
          "C",
          "FN",
          "HTML",
          "BODY",
          "DIV",
          "HEAD",
          "PRE",
          "TEXT",
          "DOCUMENT",
          "F1",
          "F2",
          "F3",
          "F4",
          "F5",
          "F6",
          "F7",
          "F8",
          "F9",
          "R",
          "I",
          "B",
          "U");

  private static final Style PRE = new Style(false, false, false, true, false, 0, false);

  private final TextAssembler assembler = new TextAssembler();
  private final List<SourceTable.Builder> tables = new ArrayList<>();
  private final PlaceCollector places = new PlaceCollector();
  private boolean inTable;

  private PlainText() {}

  /**
   * Returns the canonical text.
   *
   * @throws ExtractionException when the time is over
   */
  public static SourceReading read(String source, Deadline deadline) throws ExtractionException {
    PlainText reader = new PlainText();
    int at = 0;
    int lines = 0;
    while (at < source.length()) {
      if ((++lines & 0xFFF) == 0) {
        deadline.check();
      }
      int end = lineEnd(source, at);
      reader.line(source.substring(at, end));
      at = end + (source.startsWith("\r\n", end) ? 2 : 1);
    }
    List<SourceTable> tables = reader.tables.stream().map(SourceTable.Builder::build).toList();
    return new SourceReading(
        reader.assembler.build(tables).with(reader.places.build()), Map.of(), List.of());
  }

  private static int lineEnd(String source, int from) {
    int end = from;
    while (end < source.length() && source.charAt(end) != '\n' && source.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void line(String line) {
    if (line.indexOf('\f') >= 0) {
      places.pageBreak(assembler.length());
    }
    StringBuilder kept = new StringBuilder(line.length());
    int at = 0;
    int open = line.indexOf('<');
    while (open >= 0) {
      int close = line.indexOf('>', open);
      if (close < 0) {
        break;
      }
      String name = line.substring(open + 1, close).strip().toUpperCase(Locale.ROOT);
      boolean closing = name.startsWith("/");
      String bare = closing ? name.substring(1) : name;
      if (FORMATTING.contains(bare)) {
        kept.append(line, at, open);
        at = close + 1;
        tag(bare, closing, kept);
      }
      open = line.indexOf('<', Math.max(open + 1, at));
    }
    kept.append(line, at, line.length());
    flush(kept);
  }

  private void tag(String name, boolean closing, StringBuilder kept) {
    switch (name) {
      case "PAGE" -> {
        assembler.gap();
        places.pageBreak(assembler.length());
      }
      case "TABLE" -> {
        flush(kept);
        kept.setLength(0);
        inTable = !closing;
        if (inTable) {
          tables.add(new SourceTable.Builder(-1, true));
        }
      }
      case "S" -> {
        // Everything above this mark names the columns.
        if (inTable) {
          tables.get(tables.size() - 1).markHead();
        }
      }
      default -> {}
    }
  }

  private void flush(StringBuilder kept) {
    int before = assembler.length();
    assembler.table(inTable ? tables.size() - 1 : -1);
    assembler.text(kept.toString(), PRE);
    boolean written = assembler.inBlock();
    assembler.text("\n", PRE);
    if (inTable && written) {
      SourceTable.Builder table = tables.get(tables.size() - 1);
      table.startRow(false);
      int start = before == 0 ? 0 : assembler.skipBreaks(before);
      table.add(new SourceTable.Cell(start, assembler.length(), 1, 1, false));
    }
  }
}
