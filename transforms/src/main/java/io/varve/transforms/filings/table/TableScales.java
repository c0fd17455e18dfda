package io.varve.transforms.filings.table;

import io.varve.transforms.filings.text.NumericFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the factors of a table: its words name them, else the facts tagged in its cells do. */
final class TableScales {

  private TableScales() {}

  static Scales of(Grid grid, String words, List<NumericFact> facts, int start) {
    Scales announced = Scales.of(words);
    return announced.money().isPresent() || facts.isEmpty()
        ? announced
        : tagged(grid, facts, start);
  }

  /** Statements often say once, far above, how all amounts are written. */
  private static Scales tagged(Grid grid, List<NumericFact> facts, int start) {
    FactCheck check = new FactCheck(facts, start);
    Map<Double, Integer> votes = new HashMap<>();
    for (List<GridCell> row : grid.rows()) {
      for (GridCell cell : row) {
        boolean whole = cell.text().indexOf('.') < 0 && cell.text().indexOf('%') < 0;
        Optional<Double> factor = whole && cell.numeric() ? check.factor(cell) : Optional.empty();
        factor.filter(value -> value >= 1).ifPresent(value -> votes.merge(value, 1, Integer::sum));
      }
    }
    int all = votes.values().stream().mapToInt(Integer::intValue).sum();
    return votes.entrySet().stream()
        .filter(vote -> vote.getValue() * 2 > all && vote.getKey() > 1)
        .map(vote -> new Scales(Optional.of(vote.getKey().longValue()), Optional.empty()))
        .findFirst()
        .orElse(Scales.NONE);
  }
}
