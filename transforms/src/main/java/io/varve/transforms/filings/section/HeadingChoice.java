package io.varve.transforms.filings.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the headings that count. In an ordered form: the heaviest chain of candidates whose items
 * increase; of equal ones the earlier. Else: the heaviest candidate of each item.
 */
final class HeadingChoice {

  /** A number alone at the start of a line, with nothing that makes it look like a heading. */
  private static final double LEAST = 2.6;

  private HeadingChoice() {}

  /**
   * One chosen heading.
   *
   * @param candidate where it is
   * @param meaning what it stands for
   */
  record Chosen(Candidate candidate, Candidate.Meaning meaning) {}

  /** Returns the chosen headings in reading order. */
  static List<Chosen> of(Form form, List<Candidate> candidates) {
    return form.ordered() ? heaviestChain(candidates) : heaviestEach(candidates);
  }

  /**
   * A chain that ends at some rank.
   *
   * @param weight total score
   * @param link its last heading, and the chain before
   */
  private record Chain(double weight, Optional<Link> link) {
    static final Chain EMPTY = new Chain(0, Optional.empty());
  }

  private record Link(Chosen chosen, Chain before) {}

  private static List<Chosen> heaviestChain(List<Candidate> candidates) {
    int ranks =
        candidates.stream()
            .flatMap(candidate -> candidate.meanings().stream())
            .mapToInt(Candidate.Meaning::lastRank)
            .max()
            .orElse(-1);
    // best[r]: the heaviest chain whose last rank is below r.
    Chain[] best = new Chain[ranks + 2];
    Arrays.fill(best, Chain.EMPTY);
    for (Candidate candidate : candidates) {
      Chain[] before = best.clone();
      for (Candidate.Meaning meaning : candidate.meanings()) {
        if (meaning.score() < LEAST) {
          continue;
        }
        Chain prefix = before[meaning.first().rank()];
        Chain chain =
            new Chain(
                prefix.weight() + meaning.score(),
                Optional.of(new Link(new Chosen(candidate, meaning), prefix)));
        for (int r = meaning.chainRank() + 1; r < best.length; r++) {
          best[r] = chain.weight() > best[r].weight() ? chain : best[r];
        }
      }
    }
    List<Chosen> chosen = new ArrayList<>();
    Chain chain = best[best.length - 1];
    while (chain.link().isPresent()) {
      Link link = chain.link().get();
      chosen.add(0, link.chosen());
      chain = link.before();
    }
    return chosen;
  }

  private static List<Chosen> heaviestEach(List<Candidate> candidates) {
    Map<String, Chosen> best = new HashMap<>();
    for (Candidate candidate : candidates) {
      for (Candidate.Meaning meaning : candidate.meanings()) {
        if (meaning.score() >= LEAST) {
          best.merge(
              meaning.first().item(),
              new Chosen(candidate, meaning),
              (a, b) -> b.meaning().score() > a.meaning().score() ? b : a);
        }
      }
    }
    return best.values().stream()
        .sorted((a, b) -> Integer.compare(a.candidate().block(), b.candidate().block()))
        .toList();
  }
}
