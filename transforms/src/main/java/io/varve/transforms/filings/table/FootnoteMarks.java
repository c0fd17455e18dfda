package io.varve.transforms.filings.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the marks of footnotes behind a label or an amount: {@code (1)}, {@code (a)}, {@code *},
 * {@code †}. Bare digits and letters are marks only where they are raised: else they are too often
 * part of the label.
 */
final class FootnoteMarks {

  private static final Pattern MARK =
      Pattern.compile("\\((?:[0-9]{1,2}|[a-z])\\)|\\*{1,4}|[\u2020\u2021\u00A7\u00B6]{1,2}");

  private static final String ENDS = ")*\u2020\u2021\u00A7\u00B6";

  private static final int WINDOW = 24;

  private FootnoteMarks() {}

  /**
   * Returns the raised marks of a cell, then those at its end, in order; an amount in parentheses
   * is none.
   */
  static List<String> of(GridCell cell) {
    if (cell.words().isEmpty()) {
      return List.of();
    }
    List<String> printed = cell.amount().plain() ? List.of() : of(cell.words());
    if (printed.isEmpty() && cell.raised().isEmpty()) {
      return List.of();
    }
    Set<String> marks = new LinkedHashSet<>(cell.raised());
    marks.addAll(printed);
    return List.copyOf(marks);
  }

  /** Returns the text without the marks at its end. */
  static String without(String text) {
    List<int[]> spans = spans(text);
    return spans.isEmpty() ? text : text.substring(0, spans.get(0)[0]).stripTrailing();
  }

  private static List<String> of(String text) {
    List<int[]> spans = spans(text);
    return spans.isEmpty()
        ? List.of()
        : spans.stream().map(span -> text.substring(span[0], span[1])).toList();
  }

  /** "Symbol(s)" carries no mark. */
  private static boolean isPlural(String text, int at) {
    return text.startsWith("(s)", at) && at > 0 && Character.isLetter(text.charAt(at - 1));
  }

  /** Only room and one comma may follow the last mark; most texts have none. */
  private static boolean endsInMark(String text) {
    int end = withoutRoom(text, text.length());
    end = end > 0 && text.charAt(end - 1) == ',' ? withoutRoom(text, end - 1) : end;
    return end > 0 && ENDS.indexOf(text.charAt(end - 1)) >= 0;
  }

  private static int withoutRoom(String text, int to) {
    int end = to;
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static List<int[]> spans(String text) {
    if (!endsInMark(text)) {
      return List.of();
    }
    int from = Math.max(0, text.length() - WINDOW);
    Matcher matcher = MARK.matcher(text);
    List<int[]> spans = new ArrayList<>();
    for (int at = from; matcher.find(at); at = matcher.end()) {
      if (!isPlural(text, matcher.start())) {
        spans.add(new int[] {matcher.start(), matcher.end()});
      }
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
