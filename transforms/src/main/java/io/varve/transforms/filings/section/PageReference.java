package io.varve.transforms.filings.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Pages that an index names.
 *
 * @param prefix letter of a part that is numbered by itself, with its dash; mostly empty
 * @param from first page
 * @param to last page
 */
record PageReference(String prefix, int from, int to) {

  private static final Set<String> WORDS = Set.of("page", "pages", "pp", "p", "and", "to");
  private static final int DIGITS = 3;

  /** Returns the pages that this row names: in cells of their own, or at the end of the line. */
  static List<PageReference> of(String row) {
    List<PageReference> references = new ArrayList<>();
    for (String line : row.split("\n", -1)) {
      int tab = line.indexOf('\t');
      if (tab < 0) {
        references.addAll(parse(tail(line)).orElse(List.of()));
      }
      while (tab >= 0) {
        int next = line.indexOf('\t', tab + 1);
        String cell = line.substring(tab + 1, next < 0 ? line.length() : next);
        references.addAll(parse(cell).orElse(List.of()));
        tab = next;
      }
    }
    return references;
  }

  /** Returns the pages, or nothing when the words say anything else. */
  static Optional<List<PageReference>> parse(String words) {
    List<PageReference> pages = new ArrayList<>();
    String prefix = "";
    boolean range = false;
    int at = 0;
    while (at < words.length()) {
      char c = words.charAt(at);
      int end = at + 1;
      if (c >= '0' && c <= '9') {
        while (end < words.length() && Character.isDigit(words.charAt(end))) {
          end++;
        }
        if (end - at > DIGITS) {
          return Optional.empty();
        }
        int page = Integer.parseInt(words, at, end, 10);
        PageReference last = pages.isEmpty() ? new PageReference("", 0, 0) : last(pages);
        if (range && !pages.isEmpty() && last.prefix().equals(prefix) && page >= last.from()) {
          pages.set(pages.size() - 1, new PageReference(prefix, last.from(), page));
        } else {
          pages.add(new PageReference(prefix, page, page));
        }
        range = false;
        prefix = "";
      } else if (c == '(') {
        int close = words.indexOf(')', at);
        if (close < 0 || close - at > 3) {
          return Optional.empty();
        }
        end = close + 1;
      } else if (Character.isLetter(c)) {
        while (end < words.length() && Character.isLetter(words.charAt(end))) {
          end++;
        }
        String word = words.substring(at, end).toLowerCase(Locale.ROOT);
        if (word.length() == 1 && words.startsWith("-", end)) {
          prefix = word.toUpperCase(Locale.ROOT) + "-";
          end++;
        } else if (WORDS.contains(word) || word.equals("through")) {
          range |= word.equals("to") || word.equals("through");
        } else {
          return Optional.empty();
        }
      } else if ("-\u2010\u2011\u2012\u2013\u2014".indexOf(c) >= 0) {
        range = true;
      } else if (c == ',' || c == ';' || c == '&') {
        range = false;
      }
      at = end;
    }
    return Optional.of(pages);
  }

  private static PageReference last(List<PageReference> pages) {
    return pages.get(pages.size() - 1);
  }

  /** The numbers at the end of a line without cells, set apart by white space or dots. */
  private static String tail(String line) {
    int start = line.length();
    while (start > 0 && " 0123456789,-\u2013\u2014&.FS".indexOf(line.charAt(start - 1)) >= 0) {
      start--;
    }
    String tail = line.substring(start);
    int room = 0;
    while (room < tail.length() && tail.charAt(room) != ' ' && tail.charAt(room) != '.') {
      room++;
    }
    return tail.substring(start == 0 ? tail.length() : room).replace('.', ' ');
  }
}
