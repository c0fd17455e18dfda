package io.varve.transforms.records.fetch;

import java.nio.charset.StandardCharsets;

/** The beginning of an answer, fit for a message: one line of visible characters. */
final class Excerpt {

  private static final int LONGEST = 100;

  /** Enough bytes for the characters shown, of whatever script, and some white space. */
  private static final int READ = 4000;

  private Excerpt() {}

  static String of(byte[] body) {
    return of(new String(body, 0, Math.min(READ, body.length), StandardCharsets.UTF_8));
  }

  static String of(String text) {
    StringBuilder line = new StringBuilder();
    boolean gap = false;
    int length = 0;
    for (int c : text.codePoints().limit(READ).toArray()) {
      if (!isVisible(c)) {
        gap = length > 0;
      } else if (length == LONGEST) {
        return line + "…";
      } else {
        line.append(gap ? " " : "").appendCodePoint(c);
        length++;
        gap = false;
      }
    }
    return line.toString();
  }

  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR,
              Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
