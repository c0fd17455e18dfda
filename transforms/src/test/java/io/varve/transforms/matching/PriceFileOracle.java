package io.varve.transforms.matching;

import io.varve.transforms.prices.TickerPath;
import io.varve.transforms.prices.row.PriceFileRow;
import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A second reading of price files in the current layout, written for its plainness and apart from
 * the extractor: what both say is likely true.
 */
public final class PriceFileOracle {

  private PriceFileOracle() {}

  /** Returns what is known of a file with this path below the root and this content. */
  public static PriceFileRow read(String path, byte[] content) {
    List<String> lines = new String(content, StandardCharsets.UTF_8).lines().toList();
    int headers = 0;
    int blank = 0;
    int priceRows = 0;
    int other = 0;
    int invalid = 0;
    int nonNumeric = 0;
    int nonPositive = 0;
    int missingVolume = 0;
    int zeroVolume = 0;
    boolean falling = false;
    String period = "";
    List<LocalDate> dates = new ArrayList<>();
    TreeSet<LocalDate> days = new TreeSet<>();
    for (String line : lines) {
      if (line.isBlank()) {
        blank++;
        continue;
      }
      if (line.startsWith("<") || line.startsWith("ticker,")) {
        headers++;
        continue;
      }
      String[] values = line.split(",", -1);
      period = period.isEmpty() ? values[1].strip() : period;
      boolean daily = values[1].strip().equals("D");
      other += daily ? 0 : 1;
      Optional<LocalDate> date = date(values[2].strip());
      if (date.isEmpty()) {
        invalid++;
        continue;
      }
      falling |= !dates.isEmpty() && date.get().isBefore(dates.get(dates.size() - 1));
      dates.add(date.get());
      double close = number(values[7]);
      double volume = number(values[8]);
      nonNumeric += Double.isNaN(close) ? 1 : 0;
      nonPositive += close <= 0 ? 1 : 0;
      missingVolume += Double.isNaN(volume) ? 1 : 0;
      zeroVolume += volume == 0 ? 1 : 0;
      priceRows += daily && !Double.isNaN(close) && days.add(date.get()) ? 1 : 0;
    }
    int gaps = 0;
    int longest = 0;
    LocalDate before = null;
    for (LocalDate day : days) {
      int distance = before == null ? 0 : (int) ChronoUnit.DAYS.between(before, day);
      gaps += distance > 10 ? 1 : 0;
      longest = Math.max(longest, distance);
      before = day;
    }
    TickerPath place = TickerPath.of(path);
    return new PriceFileRow(
        place.ticker(),
        place.ticker(),
        path,
        place.region(),
        place.category(),
        dates.isEmpty() ? "none" : "current",
        Optional.of(period).filter(value -> !value.isEmpty()),
        lines.size(),
        headers,
        blank,
        priceRows,
        lines.size() - headers - blank - priceRows,
        days.stream().findFirst(),
        days.stream().reduce((first, second) -> second),
        gaps,
        longest,
        other,
        new DatedLines(
            dates.size(),
            dates.stream().findFirst(),
            dates.stream().reduce((first, second) -> second),
            invalid,
            nonNumeric,
            nonPositive,
            missingVolume,
            zeroVolume,
            new HashSet<>(dates).size() < dates.size(),
            falling));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
