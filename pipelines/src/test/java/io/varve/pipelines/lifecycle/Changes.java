package io.varve.pipelines.lifecycle;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Operation.Planner;
import io.varve.io.run.RunStarted.Environment;
import io.varve.io.run.ThisHost;
import io.varve.io.snapshot.Warehouse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of a warehouse as the command line makes them. */
final class Changes {

  private Changes() {}

  /** Returns an operation that has not begun. */
  static Operation operation(Warehouse warehouse, String name) {
    Environment environment =
        new Environment(
            ThisHost.name(),
            ProcessHandle.current().pid(),
            ProcessHandle.current().info().startInstant(),
            "tester",
            "",
            Optional.empty(),
            Map.of());
    return new Operation(warehouse, name, Optional.of("a test"), new TreeMap<>(), environment);
  }

  /** Commits a change, and fails when there is none to commit. */
  static long commit(Warehouse warehouse, String name, Planner planner) throws IOException {
    return operation(warehouse, name).commit(planner).orElseThrow().snapshot().id();
  }
}
