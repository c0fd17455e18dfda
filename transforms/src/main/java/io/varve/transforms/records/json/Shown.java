package io.varve.transforms.records.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Values of strangers in messages: short, on one line, without control characters. */
public final class Shown {

  private static final int LONGEST = 80;

  private Shown() {}

  /** Returns a value as a message may hold it, text in quotes. */
  public static String value(JsonNode value) {
    if (value.isMissingNode()) {
      return "nothing";
    }
    if (value.isContainerNode()) {
      return value.isObject() ? "an object" : "an array";
    }
    return value.isTextual() ? "'" + text(value.textValue()) + "'" : text(value.asText());
  }

  /** Returns a value with its type, as in "text 'abc' instead of a number". */
  public static String found(JsonNode value) {
    if (value.isTextual()) {
      return "text " + value(value);
    }
    return (value.isNumber() ? "the number " : "") + value(value);
  }

  /** Returns a text as a message may hold it. */
  public static String text(String text) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(
            c -> {
              // Marks that turn the direction of writing are of the type "format" too.
              int type = Character.getType(c);
              boolean plain =
                  !Character.isISOControl(c)
                      && type != Character.FORMAT
                      && type != Character.SURROGATE
                      && type != Character.LINE_SEPARATOR
                      && type != Character.PARAGRAPH_SEPARATOR;
              shown.appendCodePoint(plain ? c : '\uFFFD');
            });
    return text.codePointCount(0, text.length()) > LONGEST ? shown + "..." : shown.toString();
  }

  /** Returns what kind of JSON a value is, as in "data is text". */
  public static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      default -> "nothing";
    };
  }
}
