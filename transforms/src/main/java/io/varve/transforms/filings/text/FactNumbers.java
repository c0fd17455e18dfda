package io.varve.transforms.filings.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jsoup.nodes.Element;

/** Collects the tagged numbers of a document while its text is assembled. */
final class FactNumbers {

  /** Longest printed number, in characters. */
  static final int LONGEST = 60;

  private static final int LARGEST_SCALE = 15;

  private final List<NumericFact> facts = new ArrayList<>();

  /** Adds the fact of an element that stands at this span of the text. */
  void add(Element element, int start, String text) {
    if (text.isEmpty() || Attribute.of(element, "xsi:nil").equals("true")) {
      return;
    }
    Optional<Integer> scale = scale(Attribute.of(element, "scale").strip());
    OptionalDouble printed = value(Attribute.of(element, "format"), text);
    if (scale.isPresent() && printed.isPresent()) {
      double factor = scaled(1, scale.get());
      double magnitude = scaled(printed.getAsDouble(), scale.get());
      facts.add(new NumericFact(start, start + text.length(), magnitude, factor));
    }
  }

  /** Returns the facts in the order in which they end; nested ones stand before their parents. */
  List<NumericFact> facts() {
    return facts;
  }

  /** Returns the printed value as its format says, nothing for words and unknown formats. */
  static OptionalDouble value(String format, String text) {
    String name = format.substring(format.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    name = name.replace("-", "");
    return switch (name) {
      case "zerodash", "fixedzero", "numdash" -> OptionalDouble.of(0);
      case "", "numdotdecimal", "numcommadot", "numspacedot" -> decimal(text, '.');
      case "numcommadecimal", "numdotcomma", "numspacecomma" -> decimal(text, ',');
      case "numunitdecimal" -> decimal(text.replaceAll("[^0-9]++([0-9]{2})[^0-9]*+$", ".$1"), '.');
      default -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble decimal(String text, char point) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      } else if (c == point) {
        digits.append('.');
      } else if (Character.isLetter(c)) {
        return OptionalDouble.empty();
      }
    }
    try {
      return OptionalDouble.of(Double.parseDouble(digits.toString()));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static double scaled(double value, int scale) {
    return scale < 0 ? value / Math.pow(10, -scale) : value * Math.pow(10, scale);
  }

  private static Optional<Integer> scale(String digits) {
    if (digits.isEmpty()) {
      return Optional.of(0);
    }
    try {
      int scale = Integer.parseInt(digits);
      return Math.abs(scale) <= LARGEST_SCALE ? Optional.of(scale) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
