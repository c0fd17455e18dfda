package io.varve.transforms.records.version;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Partitions by day, as Hive writes them. */
public final class Partition {

  private static final Pattern DAY =
      Pattern.compile("year=([0-9]{4})/month=([0-9]{2})/day=([0-9]{2})");

  private Partition() {}

  /** Returns the partition of a day. */
  public static String of(LocalDate day) {
    return String.format(
        Locale.ROOT,
        "year=%04d/month=%02d/day=%02d",
        day.getYear(),
        day.getMonthValue(),
        day.getDayOfMonth());
  }

  /** Returns the day of a partition, or nothing when it is one of another kind. */
  public static Optional<LocalDate> day(String partition) {
    Matcher parts = DAY.matcher(partition);
    return parts.matches()
        ? Optional.of(
            LocalDate.of(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }
}
