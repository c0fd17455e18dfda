package io.varve.transforms.matching;

import java.util.Locale;
import java.util.Optional;

/**
 * A symbol of a broker, taken apart.
 *
 * @param text the symbol without blanks, upper case
 * @param base what stands before the first {@code :}, without one before the first {@code .}
 * @param suffix what stands behind it; absent without either, and when nothing does
 */
record Symbol(String text, String base, Optional<String> suffix) {

  /** Returns the parts of a symbol as it is written in a list. */
  static Symbol of(String written) {
    String text = normalise(written);
    int colon = text.indexOf(':');
    int at = colon < 0 ? text.indexOf('.') : colon;
    return at < 0
        ? new Symbol(text, text, Optional.empty())
        : new Symbol(
            text,
            text.substring(0, at),
            Optional.of(text.substring(at + 1)).filter(suffix -> !suffix.isEmpty()));
  }

  /** Returns text without blanks, upper case. */
  static String normalise(String written) {
    return upper(written.strip().replace(" ", ""));
  }

  /** Returns text in upper case, the same in every country. */
  static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
