package io.varve.transforms.filings.footnote;

import io.varve.transforms.filings.table.RaisedMarks;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark at the start of a note.
 *
 * @param mark the mark as printed, such as {@code (1)} or {@code *}
 * @param start offset of the mark in its line
 * @param blocks blocks that the mark and its first words fill, 1 or 2
 */
record NoteMarker(String mark, int start, int blocks) {

  private static final Pattern MARK =
      Pattern.compile("(\\((?:[0-9]{1,2}|[a-z]{1,2})\\)|\\*{1,4}|[\u2020\u2021\u00A7\u00B6]{1,2})");

  /** What marks begin with. */
  private static final String FIRST = "(*\u2020\u2021\u00A7\u00B6";

  private static final int LEAST_LETTERS = 6;
  private static final int LONGEST = 6;

  /**
   * Returns the mark, raised or not, at the start of a block that says something after it, or that
   * the next block does: a list of definitions and a layout table set marks apart.
   */
  static Optional<NoteMarker> of(CanonicalText text, int number) {
    Block block = text.blocks().get(number);
    Optional<RaisedMarks.Mark> raised = RaisedMarks.leading(text, block.start(), block.end());
    if (raised.isEmpty() && !mayBegin(text.text(), block.start(), block.end())) {
      return Optional.empty();
    }
    String line = text.of(block);
    Optional<NoteMarker> marker =
        raised
            .map(mark -> new NoteMarker(mark.marks().get(0), mark.start() - block.start(), 1))
            .or(() -> at(line));
    if (marker.isEmpty()) {
      return marker;
    }
    int behind = marker.get().start() + marker.get().mark().length();
    int after = raised.map(mark -> mark.end() - block.start()).orElse(behind);
    if (letters(line, after) >= LEAST_LETTERS) {
      return marker;
    }
    boolean alone = line.length() <= LONGEST && letters(line, after) == 0;
    boolean next = number + 1 < text.blocks().size() && !block.layout().preformatted();
    return alone && next && says(text.of(number + 1))
        ? marker.map(mark -> new NoteMarker(mark.mark(), mark.start(), 2))
        : Optional.empty();
  }

  private static boolean says(String line) {
    return at(line).isEmpty() && letters(line, 0) >= LEAST_LETTERS;
  }

  /** Returns whether what is visible begins as marks do; almost no line does. */
  private static boolean mayBegin(String text, int from, int to) {
    int at = from;
    while (at < to && WhiteSpace.is(text.charAt(at))) {
      at++;
    }
    return at < to && FIRST.indexOf(text.charAt(at)) >= 0;
  }

  private static Optional<NoteMarker> at(String line) {
    if (!mayBegin(line, 0, line.length())) {
      return Optional.empty();
    }
    int start = 0;
    while (start < line.length() && WhiteSpace.is(line.charAt(start))) {
      start++;
    }
    Matcher matcher = MARK.matcher(line);
    matcher.region(start, line.length());
    return matcher.lookingAt()
        ? Optional.of(new NoteMarker(matcher.group(1), start, 1))
        : Optional.empty();
  }

  /** Returns the mark at the start of a line that says something after it. */
  static Optional<NoteMarker> of(String line) {
    return at(line)
        .filter(marker -> letters(line, marker.start() + marker.mark().length()) >= LEAST_LETTERS);
  }

  private static int letters(String line, int from) {
    int letters = 0;
    for (int i = from; i < line.length() && letters < LEAST_LETTERS; i++) {
      letters += Character.isLetter(line.charAt(i)) ? 1 : 0;
    }
    return letters;
  }
}
