package io.varve.transforms.filings.footnote;

import io.varve.transforms.extract.Deadline;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.table.RaisedMarks;
import io.varve.transforms.filings.text.Block;
import io.varve.transforms.filings.text.CanonicalText;
import io.varve.transforms.filings.text.WhiteSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the notes below running text: lines that begin with a mark which stands, glued to a word,
 * shortly before, or raised. Else a mark set off by a space begins a list, and letters are too
 * often a part of a law's number; neither counts.
 */
public final class PageNotes {

  /** About two pages. */
  private static final int NEAR = 8_000;

  private static final String SYMBOLS = "*\u2020\u2021\u00A7\u00B6";

  private final char[] characters;
  private final Map<String, Integer> marks = new HashMap<>();
  private final List<RaisedMarks.Mark> raised;
  private int scanned;
  private int nextRaised;

  /**
   * A note and where its mark stands.
   *
   * @param marker mark that stands before it
   * @param start offset of its first character, that of the mark
   * @param end offset after its last character
   * @param mark offset of the mark that it explains
   */
  public record PageNote(String marker, int start, int end, int mark) {}

  private PageNotes(CanonicalText text) {
    this.characters = text.text().toCharArray();
    this.raised = RaisedMarks.within(text, 0, characters.length);
  }

  /** Returns the notes in reading order, without those that begin where {@code taken} says. */
  public static List<PageNote> read(CanonicalText text, List<Integer> taken, Deadline deadline)
      throws ExtractionException {
    PageNotes reader = new PageNotes(text);
    List<PageNote> notes = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < text.blocks().size(); i++) {
      if ((i & 0x3FF) == 0) {
        deadline.check();
      }
      Block block = text.blocks().get(i);
      while (next < taken.size() && taken.get(next) < block.start()) {
        next++;
      }
      boolean free = next >= taken.size() || taken.get(next) >= block.end();
      reader.scan(block.start());
      reader.raised(block.start());
      NoteMarker marker = free ? NoteMarker.of(text, i).orElse(NONE) : NONE;
      int mark = reader.marks.getOrDefault(marker.mark(), -NEAR - 1);
      if (block.start() - mark <= NEAR) {
        reader.marks.remove(marker.mark());
        int end = text.blocks().get(continuation(text, i + marker.blocks() - 1)).end();
        notes.add(new PageNote(marker.mark(), block.start() + marker.start(), end, mark));
      }
    }
    return notes;
  }

  private static final NoteMarker NONE = new NoteMarker("", 0, 1);

  /** Notes of plain text run over several lines. */
  private static int continuation(CanonicalText text, int first) {
    int last = first;
    while (text.blocks().get(first).layout().preformatted()
        && last + 1 < text.blocks().size()
        && last - first < 20
        && !text.blocks().get(last + 1).gapBefore()
        && NoteMarker.of(text.of(last + 1)).isEmpty()) {
      last++;
    }
    return last;
  }

  /** Remembers the raised marks up to here; one at the start of a line begins a note itself. */
  private void raised(int end) {
    for (; nextRaised < raised.size() && raised.get(nextRaised).end() <= end; nextRaised++) {
      RaisedMarks.Mark mark = raised.get(nextRaised);
      char before = mark.start() < 2 ? '\n' : characters[mark.start() - 1];
      if (before == ' ' || before == '\u00A0') {
        before = characters[mark.start() - 2];
      }
      if (!WhiteSpace.is(before)) {
        mark.marks().forEach(name -> marks.put(name, mark.start()));
      }
    }
  }

  private static boolean isLetterOrRoom(char c) {
    return c == ' ' || (c >= 'a' && c <= 'z');
  }

  /** Remembers the marks up to here. */
  private void scan(int end) {
    for (int at = Math.max(1, scanned); at < end; at++) {
      char c = characters[at];
      // Almost no character begins a mark.
      if (c != '(' && (isLetterOrRoom(c) || SYMBOLS.indexOf(c) < 0)) {
        continue;
      }
      char before = characters[at - 1];
      if (!Character.isLetter(before) && ".,\"\u201D\u2019".indexOf(before) < 0) {
        continue;
      }
      int stop = at + 1;
      if (c == '(') {
        while (stop < end && stop - at < 4 && Character.isDigit(characters[stop])) {
          stop++;
        }
        boolean number = stop > at + 1 && stop < end && characters[stop] == ')';
        stop = number ? stop + 1 : at;
      } else {
        while (stop < end && characters[stop] == c) {
          stop++;
        }
      }
      if (stop > at) {
        marks.put(new String(characters, at, stop - at), at);
      }
    }
    scanned = end;
  }
}
