package io.varve.transforms.prices.text;

import java.nio.charset.StandardCharsets;

/**
 * The values of one line, as places in its bytes, without blanks around them. Values are separated
 * by commas; there is no quoting. Used again for the next line; not safe for several threads.
 */
public final class LineValues {

  /** Values behind these are counted, but nobody asks where they are. */
  private static final int MOST = 64;

  private final byte[] bytes;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private int count;

  public LineValues(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Splits {@code bytes[from, to)}. */
  public void split(int from, int to) {
    count = 0;
    int start = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == ',') {
        add(start, at);
        start = at + 1;
      }
    }
    add(start, to);
  }

  private void add(int from, int to) {
    if (count < MOST) {
      int start = from;
      int end = to;
      while (start < end && isBlank(bytes[start])) {
        start++;
      }
      while (start < end && isBlank(bytes[end - 1])) {
        end--;
      }
      starts[count] = start;
      ends[count] = end;
    }
    count++;
  }

  private static boolean isBlank(byte b) {
    return b >= 0 && b <= ' ';
  }

  /** Returns the number of values, at least 1. */
  public int count() {
    return count;
  }

  /** Returns whether the line has nothing but blanks. */
  public boolean isBlank() {
    return count == 1 && starts[0] == ends[0];
  }

  /** Returns whether there is such a value, be it an empty one. */
  public boolean has(int place) {
    return place >= 0 && place < Math.min(count, MOST);
  }

  /** Returns where a value begins. */
  public int start(int place) {
    return starts[place];
  }

  /** Returns where a value ends. */
  public int end(int place) {
    return ends[place];
  }

  /** Returns a value as text. */
  public String text(int place) {
    return new String(bytes, starts[place], ends[place] - starts[place], StandardCharsets.UTF_8);
  }

  /** Returns whether a value has these bytes. */
  public boolean equals(int place, byte[] expected) {
    int length = ends[place] - starts[place];
    if (length != expected.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[starts[place] + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns all values, joined by commas, without the blanks around them. */
  public String joined() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(count, MOST); i++) {
      out.append(i == 0 ? "" : ",").append(text(i));
    }
    return out.toString();
  }
}
