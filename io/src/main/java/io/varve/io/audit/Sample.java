package io.varve.io.audit;

import io.varve.io.model.ContentHash;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The share of many things that is looked at: the same for the same seed on every machine, another
 * for another seed, so that one seed a day sees everything in time.
 *
 * @param percent share, more than 0 and at most 100
 * @param seed any text
 */
public record Sample(double percent, String seed) {

  /** Everything. */
  public static final Sample ALL = new Sample(100, "");

  private static final int RANK_DIGITS = 16;

  public Sample {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "Invalid share: " + percent + "%. It must be more than 0% and at most 100%.");
    }
  }

  /** Returns how many of so many are looked at; of some at least one. */
  public long count(long all) {
    return Math.min(all, (long) Math.ceil(all * percent / 100));
  }

  /** Returns where a name stands in the order of this seed, in which the first are looked at. */
  public long rank(String name) {
    byte[] text = (seed + "\n" + name).getBytes(StandardCharsets.UTF_8);
    return new BigInteger(ContentHash.of(text).hex().substring(0, RANK_DIGITS), 16).longValue();
  }

  /** Returns the names that are looked at, best rank first. */
  public <T> List<T> of(Collection<T> all, Function<T, String> name) {
    return all.stream()
        .sorted(Comparator.comparingLong((T each) -> rank(name.apply(each))).thenComparing(name))
        .limit(count(all.size()))
        .toList();
  }
}
