package io.varve.bench.process;

import io.varve.bench.report.Series;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures programs in turn, A B C A B C, so that what else the machine does meets all of them
 * alike.
 */
public final class Alternation {

  private final int rounds;
  private final PrintStream progress;

  public Alternation(int rounds, PrintStream progress) {
    if (rounds < 1) {
      throw new IllegalArgumentException("Invalid number of rounds: " + rounds);
    }
    this.rounds = rounds;
    this.progress = progress;
  }

  /** Measures each as often as there are rounds, after one round that does not count. */
  public List<Series> warm(List<Variant> variants) throws Exception {
    for (Variant variant : variants) {
      tell(variant, "warm-up", variant.measure(-1));
    }
    return measure(variants);
  }

  /** Measures each as often as there are rounds. */
  public List<Series> measure(List<Variant> variants) throws Exception {
    List<List<Usage>> samples = new ArrayList<>();
    variants.forEach(variant -> samples.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < variants.size(); i++) {
        Usage usage = variants.get(i).measure(round);
        tell(variants.get(i), "round " + (round + 1) + " of " + rounds, usage);
        samples.get(i).add(usage);
      }
    }
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < variants.size(); i++) {
      series.add(new Series(variants.get(i).name(), samples.get(i)));
    }
    return series;
  }

  private void tell(Variant variant, String when, Usage usage) {
    progress.printf(
        Locale.ROOT,
        "  %s, %s: %.2f s, %.2f s of processors%n",
        variant.name(),
        when,
        usage.seconds(),
        usage.cpuSeconds());
  }
}
