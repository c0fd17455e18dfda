package io.varve.bench.cases;

import java.util.List;
import java.util.Optional;

/** All cases. */
public final class Cases {

  private static final List<BenchCase> ALL =
      List.of(
          new StartUp(),
          new FirstRun(),
          new Unchanged(),
          new FewChanged(),
          new Rehash(),
          new OnePercent(),
          new Compact(),
          new Flink(),
          new SmallHeap(),
          new Growth(),
          new Million());

  private Cases() {}

  /** Returns them in the order in which they are measured. */
  public static List<BenchCase> all() {
    return ALL;
  }

  /** Returns the case of a name. */
  public static Optional<BenchCase> named(String name) {
    return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
