package io.varve.transforms.prices.soak;

import io.varve.transforms.extract.Extraction;
import io.varve.transforms.prices.PriceFiles;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceIssueRow;
import io.varve.transforms.prices.row.PriceRow;
import io.varve.transforms.prices.text.CanonicalLine;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what became of each line of a price file, by another way than the extractor's. */
final class LineAccount {

  private final List<String> lines;
  private final String[] fates;

  private LineAccount(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    this.lines = lines(text.startsWith("\uFEFF") ? text.substring(1) : text);
    this.fates = new String[lines.size()];
  }

  private static List<String> lines(String text) {
    List<String> lines =
        new ArrayList<>(
            Arrays.asList(text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  /** Returns what is wrong between a file and its rows, empty when nothing is. */
  static String problem(byte[] bytes, Extraction extraction) {
    return new LineAccount(bytes).problem(extraction);
  }

  private String problem(Extraction extraction) {
    PriceFileRow file = PriceFiles.file(extraction);
    if (file.lines() != lines.size()) {
      return "it has " + lines.size() + " lines, not " + file.lines();
    }
    LocalDate last = LocalDate.MIN;
    for (PriceRow row : PriceFiles.prices(extraction)) {
      if (!row.date().isAfter(last)) {
        return "days are not in their order at " + row.date();
      }
      last = row.date();
      settle(row.line(), "kept");
      String source = trimmed(lines.get(row.line() - 1));
      if (file.layout().equals("current") && !written(row).equals(source)) {
        return "line " + row.line() + " cannot be written back: " + written(row);
      }
    }
    for (PriceIssueRow issue : PriceFiles.issues(extraction)) {
      for (int line = issue.line(); issue.dropped() && line <= issue.lastLine(); line++) {
        settle(line, "dropped");
      }
    }
    return rest(file);
  }

  private void settle(int line, String fate) {
    fates[line - 1] = fates[line - 1] == null ? fate : "both " + fates[line - 1] + " and " + fate;
  }

  private String rest(PriceFileRow file) {
    int blank = 0;
    int header = 0;
    for (int i = 0; i < fates.length; i++) {
      if (fates[i] == null) {
        boolean empty = trimmed(lines.get(i)).isEmpty();
        blank += empty ? 1 : 0;
        header += empty ? 0 : 1;
        if (!empty && !lines.get(i).toLowerCase(Locale.ROOT).contains("close")) {
          return "line " + (i + 1) + " is lost: " + lines.get(i);
        }
      } else if (fates[i].startsWith("both")) {
        return "line " + (i + 1) + " is " + fates[i];
      }
    }
    return blank == file.blankLines() && header == file.headerLines()
        ? ""
        : "it has " + blank + " blank lines and " + header + " headers";
  }

  private static String written(PriceRow row) {
    StringBuilder out = new StringBuilder();
    CanonicalLine.appendAsWritten(out, row);
    return out.toString();
  }

  private static String trimmed(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::trim).collect(Collectors.joining(","));
  }
}
