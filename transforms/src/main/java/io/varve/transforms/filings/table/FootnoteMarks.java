package io.varve.transforms.filings.table;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the marks of footnotes behind a label or an amount: {@code (1)}, {@code (a)}, {@code *},
 * {@code †}. Bare digits and letters are none: they are too often part of the label.
 */
final class FootnoteMarks {

  private static final Pattern MARK =
      Pattern.compile("\\((?:[0-9]{1,2}|[a-z])\\)|\\*{1,4}|[\u2020\u2021\u00A7\u00B6]{1,2}");

  private static final int WINDOW = 24;

  private FootnoteMarks() {}

  /** Returns the marks at the end of a cell, in order; an amount in parentheses is none. */
  static List<String> of(GridCell cell) {
    return cell.text().isEmpty() || Amounts.isNumeric(cell.text()) ? List.of() : of(cell.text());
  }

  /** Returns the text without the marks at its end. */
  static String without(String text) {
    List<int[]> spans = spans(text);
    return spans.isEmpty() ? text : text.substring(0, spans.get(0)[0]).stripTrailing();
  }

  private static List<String> of(String text) {
    return spans(text).stream().map(span -> text.substring(span[0], span[1])).toList();
  }

  private static List<int[]> spans(String text) {
    int from = Math.max(0, text.length() - WINDOW);
    Matcher matcher = MARK.matcher(text);
    List<int[]> spans = new ArrayList<>();
    for (int at = from; matcher.find(at); at = matcher.end()) {
      spans.add(new int[] {matcher.start(), matcher.end()});
    }
    int expected = text.length();
    int first = spans.size();
    while (first > 0) {
      String between = text.substring(spans.get(first - 1)[1], expected);
      if (!between.isBlank() && !between.strip().equals(",")) {
        break;
      }
      first--;
      expected = spans.get(first)[0];
    }
    return spans.subList(first, spans.size());
  }
}
