package io.varve.transforms.change;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.Status;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Refuses a listing that looks more like an unmounted disk than like real deletions.
 *
 * @param maxMissingPercent largest share of the known files that may vanish at once, in percent
 * @param applies whether to look at all; a run that looks at part of the files does not
 * @param flag the flag that names the input
 */
public record DisappearanceRule(double maxMissingPercent, boolean applies, String flag)
    implements Serializable {

  /** Returns the rule for the only input of a run. */
  public DisappearanceRule(double maxMissingPercent, boolean applies) {
    this(maxMissingPercent, applies, "--input");
  }

  public DisappearanceRule {
    if (!(maxMissingPercent >= 0 && maxMissingPercent <= 100)) {
      throw new IllegalArgumentException(
          "Invalid --max-missing: " + maxMissingPercent + ". It is a percentage from 0 to 100.");
    }
  }

  /**
   * Returns whether something is lost when the file of this entry is gone: not when it was missing
   * before, nor when it never could be extracted.
   */
  public static boolean counts(ManifestEntry entry) {
    return entry.missingSince().isEmpty()
        && (entry.status() != Status.FAILED || entry.live().shard().isPresent());
  }

  /**
   * Returns why the listing must not be believed, and what to do, or nothing when it may.
   *
   * @param listed files listed
   * @param remembered entries of the previous manifest, those marked as missing included
   * @param known entries of the previous manifest that {@link #counts}
   * @param vanished of the known, those not listed now
   */
  public Optional<String> refusal(long listed, long remembered, long known, long vanished) {
    if (!applies) {
      return Optional.empty();
    }
    if (listed == 0 && remembered == 0) {
      return Optional.of(
          "Cannot run: the input holds no source files. Check "
              + flag
              + ", --include and --exclude.");
    }
    // In decimals, since 0.57 % of 10000 is a little less than 57 in binary.
    BigDecimal allowed = BigDecimal.valueOf(maxMissingPercent).multiply(BigDecimal.valueOf(known));
    if (BigDecimal.valueOf(vanished).movePointRight(2).compareTo(allowed) > 0) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "Cannot run: %d of %d known files (%.0f %%) are not listed any more below %s, more than"
                  + " the %s %% of --max-missing. Check that the input is complete; when they were really"
                  + " deleted, run again with --max-missing=100.",
              vanished,
              known,
              vanished * 100.0 / known,
              flag,
              percent(maxMissingPercent)));
    }
    return Optional.empty();
  }

  private static String percent(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
