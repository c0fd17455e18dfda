package io.varve.transforms.instruments;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line line on which it begins, from 1
 * @param values its values without blanks around them, at least one
 */
record CsvRow(int line, List<String> values) {

  CsvRow {
    values = List.copyOf(values);
  }

  boolean isBlank() {
    return values.stream().allMatch(String::isEmpty);
  }
}
