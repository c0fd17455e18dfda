package io.varve.transforms.instruments;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns that the header of a list names. Names count without blanks around them and in any
 * case; of two with the same name the first counts. Cannot be changed.
 */
final class InstrumentColumns {

  private static final String SYMBOL = "symbol";

  private final int count;
  private final Map<String, Integer> places = new HashMap<>();

  InstrumentColumns(List<String> header) {
    this.count = header.size();
    for (int i = 0; i < header.size(); i++) {
      places.putIfAbsent(header.get(i).toLowerCase(Locale.ROOT), i);
    }
  }

  /** Returns the number of columns, known or not. */
  int count() {
    return count;
  }

  /** Returns whether it is the header of a list of instruments. */
  boolean hasSymbol() {
    return places.containsKey(SYMBOL);
  }

  Optional<String> symbol(List<String> values) {
    return value(SYMBOL, values);
  }

  /** Returns the value of a column; absent when it is blank, or the row or the list has none. */
  Optional<String> value(String column, List<String> values) {
    int place = places.getOrDefault(column, count);
    return place < values.size()
        ? Optional.of(values.get(place)).filter(value -> !value.isEmpty())
        : Optional.empty();
  }
}
