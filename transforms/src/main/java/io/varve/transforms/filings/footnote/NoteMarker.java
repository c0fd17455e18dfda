package io.varve.transforms.filings.footnote;

import io.varve.transforms.filings.text.WhiteSpace;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mark at the start of a note.
 *
 * @param mark the mark as printed, such as {@code (1)} or {@code *}
 * @param start offset of the mark in its line
 */
record NoteMarker(String mark, int start) {

  private static final Pattern MARK =
      Pattern.compile("(\\((?:[0-9]{1,2}|[a-z]{1,2})\\)|\\*{1,4}|[\u2020\u2021\u00A7\u00B6]{1,2})");

  private static final int LEAST_LETTERS = 6;

  /** Returns the mark at the start of a line that says something after it. */
  static Optional<NoteMarker> of(String line) {
    int start = 0;
    while (start < line.length() && WhiteSpace.is(line.charAt(start))) {
      start++;
    }
    Matcher matcher = MARK.matcher(line);
    matcher.region(start, line.length());
    if (!matcher.lookingAt() || letters(line, matcher.end()) < LEAST_LETTERS) {
      return Optional.empty();
    }
    return Optional.of(new NoteMarker(matcher.group(1), start));
  }

  private static int letters(String line, int from) {
    int letters = 0;
    for (int i = from; i < line.length() && letters < LEAST_LETTERS; i++) {
      letters += Character.isLetter(line.charAt(i)) ? 1 : 0;
    }
    return letters;
  }
}
