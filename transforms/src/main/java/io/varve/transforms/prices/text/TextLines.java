package io.varve.transforms.prices.text;

import io.varve.io.model.FailureCode;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.extract.Utf8;
import java.nio.charset.StandardCharsets;

/**
 * The lines of a text, one after another, as places in its bytes. A line ends with LF, CR or both;
 * the last one needs no end. A byte order mark belongs to none. Not safe for several threads.
 */
public final class TextLines {

  /** A longer line is no line of prices. */
  public static final int MOST_BYTES = 64 << 10;

  /** Two thousand years of trading days, of which all rows fit into the memory of one worker. */
  public static final int MOST_LINES = 500_000;

  private final byte[] bytes;
  private int next;
  private int start;
  private int end;
  private int number;

  /** Begins before the first line. */
  public TextLines(byte[] bytes) {
    this.bytes = bytes;
    this.next = Utf8.markLength(bytes);
  }

  private TextLines(TextLines other) {
    this.bytes = other.bytes;
    this.next = other.next;
    this.number = other.number;
  }

  /** Returns the lines after the current one, to look ahead without moving this. */
  public TextLines rest() {
    return new TextLines(this);
  }

  /**
   * Goes to the next line.
   *
   * @return whether there is one
   * @throws ExtractionException with {@code LIMIT} when it is too long or one too many
   */
  public boolean advance() throws ExtractionException {
    if (next >= bytes.length) {
      return false;
    }
    start = next;
    int at = next;
    while (at < bytes.length && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    end = at;
    boolean both = at + 1 < bytes.length && bytes[at] == '\r' && bytes[at + 1] == '\n';
    next = at + (both ? 2 : 1);
    number++;
    requireLimits();
    return true;
  }

  private void requireLimits() throws ExtractionException {
    if (end - start > MOST_BYTES) {
      throw new ExtractionException(
          FailureCode.LIMIT,
          "line " + number + " is longer than " + MOST_BYTES + " bytes; is it a file of prices?");
    }
    if (number > MOST_LINES) {
      throw new ExtractionException(
          FailureCode.LIMIT, "it has more than " + MOST_LINES + " lines; split it");
    }
  }

  /** Returns where the current line begins. */
  public int start() {
    return start;
  }

  /** Returns where it ends, without its line end. */
  public int end() {
    return end;
  }

  /** Returns its number, from 1. */
  public int number() {
    return number;
  }

  /** Returns at most so many characters from the beginning of {@code bytes[start, end)}. */
  public static String excerpt(byte[] bytes, int start, int end, int mostChars) {
    // No character of UTF-8 has more than 4 bytes; one that is cut here is beyond the limit.
    int stop = (int) Math.min(end, start + 4L * mostChars + 4);
    String text = new String(bytes, start, stop - start, StandardCharsets.UTF_8);
    if (text.length() <= mostChars) {
      return text;
    }
    boolean halved = Character.isHighSurrogate(text.charAt(mostChars - 1));
    return text.substring(0, halved ? mostChars - 1 : mostChars);
  }
}
