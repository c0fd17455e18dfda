package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.Superscripts.Span;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads raised text as marks of footnotes: bare numbers of one or two digits and single letters,
 * those in parentheses, and signs. Powers of units, formulas, fractions and ordinals are none.
 */
public final class RaisedMarks {

  private static final int LONGEST = 24;
  private static final int LONGEST_UNIT = 4;
  private static final String SIGNS = "*\u2020\u2021\u00A7\u00B6";
  private static final String BRACKETS = "()[]";

  private static final Set<String> POWERED =
      Set.of("m", "km", "cm", "mm", "dm", "ft", "mi", "yd", "in", "co", "h", "n", "o", "r", "x");

  private RaisedMarks() {}

  /**
   * Marks that stand together.
   *
   * @param marks the marks as printed
   * @param start offset of the first
   * @param end offset after the last
   */
  public record Mark(List<String> marks, int start, int end) {

    public Mark {
      marks = List.copyOf(marks);
    }
  }

  /** Returns the marks between two offsets, in order. */
  public static List<Mark> within(CanonicalText text, int start, int end) {
    List<Span> runs = text.superscripts().within(start, end);
    if (runs.isEmpty()) {
      return List.of();
    }
    List<Mark> found = new ArrayList<>();
    for (Span run : runs) {
      read(text.text(), run).ifPresent(found::add);
    }
    return found;
  }

  /** Returns the mark that the line at this offset begins with. */
  public static Optional<Mark> leading(CanonicalText text, int start, int end) {
    return within(text, start, Math.min(end, start + LONGEST)).stream()
        .findFirst()
        .filter(mark -> text.text().substring(start, mark.start()).isBlank())
        .filter(mark -> mark.marks().size() == 1);
  }

  /** Returns the mark without parentheses: {@code (1)} and {@code 1} name the same note. */
  public static String bare(String mark) {
    boolean bracketed = mark.length() > 2 && BRACKETS.indexOf(mark.charAt(0)) >= 0;
    return bracketed ? mark.substring(1, mark.length() - 1) : mark;
  }

  /** Returns whether the mark is a number or a letter that only its place makes a mark. */
  public static boolean isBare(String mark) {
    return Character.isLetterOrDigit(mark.charAt(0));
  }

  private static Optional<Mark> read(String text, Span run) {
    if (run.end() - run.start() > LONGEST) {
      return Optional.empty();
    }
    List<String> marks = split(text.substring(run.start(), run.end()));
    boolean plain = !marks.isEmpty() && isBare(marks.get(0));
    char after = run.end() < text.length() ? text.charAt(run.end()) : ' ';
    char before = run.start() > 0 ? text.charAt(run.start() - 1) : ' ';
    boolean fraction = after == '/' || after == '\u2044' || before == '/';
    boolean inWord = Character.isLetterOrDigit(after) && !WhiteSpace.is(before);
    boolean power = plain && marks.get(0).matches("[2-9]") && afterUnit(text, run.start());
    return marks.isEmpty() || fraction || power || (plain && inWord)
        ? Optional.empty()
        : Optional.of(new Mark(marks, run.start(), run.end()));
  }

  /** Returns the single marks, or none when something else is raised, too. */
  private static List<String> split(String run) {
    List<String> marks = new ArrayList<>();
    int at = 0;
    while (at < run.length()) {
      char c = run.charAt(at);
      if (WhiteSpace.is(c) || c == ',') {
        at++;
        continue;
      }
      int end = at + 1;
      boolean open = c == '(' || c == '[';
      if (open) {
        end = run.indexOf(c == '(' ? ')' : ']', at) + 1;
      } else if (SIGNS.indexOf(c) >= 0) {
        end = signs(run, at);
      } else {
        while (end < run.length() && Character.isLetterOrDigit(run.charAt(end))) {
          end++;
        }
      }
      String mark = run.substring(at, Math.max(at, end));
      String name = WhiteSpace.collapse(bare(mark));
      if (!isName(name) && (open || SIGNS.indexOf(c) < 0)) {
        return List.of();
      }
      marks.add(open ? c + name + mark.charAt(mark.length() - 1) : mark);
      at = end;
    }
    return marks;
  }

  private static int signs(String run, int from) {
    int end = from;
    while (end < run.length() && run.charAt(end) == run.charAt(from)) {
      end++;
    }
    return end;
  }

  private static boolean isName(String name) {
    boolean number =
        !name.isEmpty() && name.length() <= 2 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean letter =
        name.length() == 1 && name.charAt(0) < 0x80 && Character.isLetter(name.charAt(0));
    return letter || (number && name.charAt(0) != '0');
  }

  private static boolean afterUnit(String text, int at) {
    int start = at;
    while (start > 0 && at - start <= LONGEST_UNIT && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return POWERED.contains(text.substring(start, at).toLowerCase(Locale.ROOT));
  }
}
