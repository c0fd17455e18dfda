package io.varve.runners.options;

import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.transforms.records.source.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which days a source is asked for. */
final class RecordDays {

  private static final int BACKFILL_DAYS = 90;

  /** What the days are chosen by, unless they are named. */
  enum Mode {
    /** Today: what there is so far. */
    HOURLY,
    /** One day that is over. */
    DAILY,
    /** Many days. */
    BACKFILL,
    /** Days that are named. */
    CUSTOM
  }

  @Option(
      names = "--mode",
      paramLabel = "hourly|daily|backfill|custom",
      description =
          "Which days: hourly is today, daily is yesterday or the day of --from, backfill is the last"
              + " 90 days or those from --from to --to, custom is --from to --to (default: custom when"
              + " --from is given, else daily). Days are those of the source's time zone.")
  private Optional<Mode> mode = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "First day, as in 2026-06-20.")
  private Optional<LocalDate> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "Last day (default: that of --from; of a backfill, today).")
  private Optional<LocalDate> to = Optional.empty();

  @Option(
      names = "--window-days",
      paramLabel = "N",
      defaultValue = "31",
      description = "Most days that one listing is about (default: ${DEFAULT-VALUE}).")
  private int windowDays;

  /** Returns whether any of the flags is given. */
  boolean isGiven() {
    return mode.isPresent() || from.isPresent() || to.isPresent();
  }

  /**
   * Returns the days in windows.
   *
   * @param zone time zone of the days
   * @param clock tells which one is today
   * @throws UserException when they are none
   */
  List<Period> windows(ZoneId zone, Clock clock) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    int unused = Given.positive("--window-days", windowDays);
    return UserException.whenRefused(
        () ->
            switch (mode.orElse(from.isPresent() ? Mode.CUSTOM : Mode.DAILY)) {
              case HOURLY -> List.of(none(Mode.HOURLY, today));
              case DAILY -> List.of(daily(today));
              case BACKFILL -> backfill(today).split(windowDays);
              case CUSTOM -> custom().split(windowDays);
            });
  }

  private Period none(Mode which, LocalDate day) {
    if (from.isPresent() || to.isPresent()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --from or --to: "
              + which.name().toLowerCase(Locale.ROOT)
              + " is about one day. Use --mode=custom.");
    }
    return Period.of(day);
  }

  private Period daily(LocalDate today) {
    if (to.isPresent()) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --to: daily is about one day. Use --mode=custom.");
    }
    return Period.of(from.orElse(today.minusDays(1)));
  }

  private Period backfill(LocalDate today) {
    LocalDate last = to.orElse(today);
    return new Period(from.orElse(last.minusDays(BACKFILL_DAYS - 1L)), last);
  }

  private Period custom() {
    LocalDate first =
        from.orElseThrow(
            () ->
                new UserException(
                    ExitCode.USAGE, "Missing --from: which day? As in --from=2026-06-20."));
    return new Period(first, to.orElse(first));
  }
}
