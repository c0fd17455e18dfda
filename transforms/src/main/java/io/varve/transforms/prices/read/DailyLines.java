package io.varve.transforms.prices.read;

import io.varve.transforms.prices.row.PriceRow;
import io.varve.transforms.prices.text.LineValues;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The lines of a file that have the prices of a day, in its order: about 80 bytes for each. Not
 * safe for several threads.
 */
final class DailyLines {

  private static final int NUMBERS = 6;

  private final LineValues values;
  private final BitSet written = new BitSet();
  private int size;
  private int[] days = new int[512];
  private int[] lines = new int[days.length];
  private int[] starts = new int[days.length];
  private int[] ends = new int[days.length];
  private int[] suspicions = new int[days.length];
  private double[] numbers = new double[days.length * NUMBERS];

  DailyLines(byte[] bytes) {
    this.values = new LineValues(bytes);
  }

  /** Adds the line that was read last, which stands at {@code bytes[start, end)}. */
  void add(PriceValues line, int number, int start, int end) {
    if (size == days.length) {
      grow(size * 2);
    }
    days[size] = line.day();
    lines[size] = number;
    starts[size] = start;
    ends[size] = end;
    suspicions[size] = Suspicions.of(line);
    int at = size * NUMBERS;
    numbers[at] = line.open();
    numbers[at + 1] = line.high();
    numbers[at + 2] = line.low();
    numbers[at + 3] = line.close();
    numbers[at + 4] = line.volume();
    numbers[at + 5] = line.openInterest();
    if (line.differsFromCanonical()) {
      written.set(size);
    }
    size++;
  }

  private void grow(int capacity) {
    days = Arrays.copyOf(days, capacity);
    lines = Arrays.copyOf(lines, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    suspicions = Arrays.copyOf(suspicions, capacity);
    numbers = Arrays.copyOf(numbers, capacity * NUMBERS);
  }

  int size() {
    return size;
  }

  /** Returns the days of all lines since 1970-01-01. */
  int[] days() {
    return Arrays.copyOf(days, size);
  }

  int line(int place) {
    return lines[place];
  }

  int start(int place) {
    return starts[place];
  }

  int end(int place) {
    return ends[place];
  }

  int suspicions(int place) {
    return suspicions[place];
  }

  /** Returns a line as a row. */
  PriceRow row(int place, String ticker) {
    int at = place * NUMBERS;
    return new PriceRow(
        ticker,
        LocalDate.ofEpochDay(days[place]),
        number(at),
        number(at + 1),
        number(at + 2),
        numbers[at + 3],
        number(at + 4),
        number(at + 5),
        lines[place],
        written(place));
  }

  private Optional<Double> number(int at) {
    double value = numbers[at];
    return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
  }

  private Optional<String> written(int place) {
    if (!written.get(place)) {
      return Optional.empty();
    }
    values.split(starts[place], ends[place]);
    return Optional.of(values.joined());
  }
}
