package io.varve.io.shard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Partitions of one day each: {@code year=2026/month=06/day=20}, as Hive names folders. */
public final class DayPartition {

  private static final Pattern DAY =
      Pattern.compile("year=([0-9]{4})/month=([0-9]{2})/day=([0-9]{2})");

  private DayPartition() {}

  /** Returns the partition of a day. */
  public static String of(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "year=%04d/month=%02d/day=%02d",
        day.getYear(),
        day.getMonthValue(),
        day.getDayOfMonth());
  }

  /** Returns the day of a shard's partition; nothing when it is not the partition of a day. */
  public static Optional<LocalDate> dayOf(String shard) {
    Matcher matcher = DAY.matcher(ShardName.partitionOf(shard));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              Integer.parseInt(matcher.group(2)),
              Integer.parseInt(matcher.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
