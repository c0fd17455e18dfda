package io.varve.bench.corpus;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The words and numbers of a filing that may be others without changing what it is built of: words
 * in small letters amid running text, and numbers that are neither years nor numbers of items.
 * Tags, entities, style sheets, and the headers of submissions are no running text.
 */
final class RunningText implements Iterable<RunningText.Spot> {

  private static final int LONGEST_ENTITY = 12;
  private static final int HEADER_WINDOW = 262_144;

  private final byte[] bytes;

  /**
   * A place.
   *
   * @param isWord whether a word or a number is there
   */
  record Spot(int start, int length, boolean isWord) {}

  RunningText(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns where the first document of a submission begins, 0 for a filing without a header. */
  int headerEnd() {
    int document = indexOf("<DOCUMENT>", 0, Math.min(bytes.length, HEADER_WINDOW));
    return document < 0 ? 0 : Math.max(0, indexOf("<TEXT>", document, bytes.length));
  }

  @Override
  public Iterator<Spot> iterator() {
    return new Scan(headerEnd());
  }

  /** Finds spot after spot. */
  private final class Scan implements Iterator<Spot> {

    private int at;
    private int start;
    private int length;
    private boolean isWord;

    Scan(int from) {
      at = from;
      advance();
    }

    @Override
    public boolean hasNext() {
      return length > 0;
    }

    @Override
    public Spot next() {
      if (length == 0) {
        throw new NoSuchElementException();
      }
      Spot spot = new Spot(start, length, isWord);
      advance();
      return spot;
    }

    private void advance() {
      length = 0;
      while (at < bytes.length && length == 0) {
        byte b = bytes[at];
        if (b == '<') {
          at = afterTag(at);
        } else if (b == '&') {
          at = afterEntity(at);
        } else if (isDigit(b)) {
          number();
        } else if (isLetter(b)) {
          word();
        } else {
          at++;
        }
      }
    }

    private void number() {
      int end = at;
      int digits = 0;
      while (end < bytes.length
          && (isDigit(bytes[end]) || bytes[end] == ',' || bytes[end] == '.')) {
        digits += isDigit(bytes[end]) ? 1 : 0;
        end++;
      }
      boolean free = digits >= 3 && !isYear(at, end) && !isItem(at, end);
      found(free, end, false);
    }

    private void word() {
      int end = at;
      boolean small = true;
      while (end < bytes.length && (isLetter(bytes[end]) || isDigit(bytes[end]))) {
        small &= bytes[end] >= 'a';
        small &= bytes[end] <= 'z';
        end++;
      }
      int letters = end - at;
      boolean fits = letters >= Vocabulary.SHORTEST && letters <= Vocabulary.LONGEST;
      boolean amid = at > 0 && isBlank(bytes[at - 1]) && end < bytes.length && isEnd(bytes[end]);
      found(small && fits && amid, end, true);
    }

    private void found(boolean free, int end, boolean word) {
      if (free) {
        start = at;
        length = end - at;
        isWord = word;
      }
      at = end;
    }
  }

  private int afterTag(int at) {
    byte next = at + 1 < bytes.length ? bytes[at + 1] : 0;
    if (!isLetter(next) && next != '/' && next != '!' && next != '?') {
      return at + 1;
    }
    if (startsWith("<!--", at)) {
      return after("-->", at);
    }
    if (startsWith("<style", at)) {
      return after("</style", at);
    }
    if (startsWith("<script", at)) {
      return after("</script", at);
    }
    if (startsWith("<document>", at)) {
      return after("<TEXT>", at);
    }
    return after(">", at);
  }

  private int afterEntity(int at) {
    for (int i = at + 1; i < Math.min(bytes.length, at + LONGEST_ENTITY); i++) {
      if (bytes[i] == ';') {
        return i + 1;
      }
    }
    return at + 1;
  }

  private int after(String text, int from) {
    int found = indexOf(text, from, bytes.length);
    return found < 0 ? bytes.length : found + text.length();
  }

  private int indexOf(String text, int from, int to) {
    for (int i = from; i <= to - text.length(); i++) {
      if (startsWith(text, i)) {
        return i;
      }
    }
    return -1;
  }

  /** Letters of tags are alike, large or small. */
  private boolean startsWith(String text, int at) {
    if (at + text.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (small((char) bytes[at + i]) != small(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static char small(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  private boolean isYear(int from, int to) {
    return to - from >= 4
        && (startsWith("19", from) || startsWith("20", from))
        && isDigit(bytes[from + 2])
        && isDigit(bytes[from + 3])
        && (to - from == 4 || !isDigit(bytes[from + 4]));
  }

  /** Items of reports on events are numbers such as 5.02. */
  private boolean isItem(int from, int to) {
    return to - from >= 4
        && bytes[from + 1] == '.'
        && isDigit(bytes[from + 2])
        && isDigit(bytes[from + 3])
        && (to - from == 4 || bytes[from + 4] == '.');
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static boolean isLetter(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n';
  }

  private static boolean isEnd(byte b) {
    return isBlank(b) || b == ',' || b == '.' || b == ';' || b == '\r';
  }
}
