package io.varve.runners.render;

import io.varve.io.model.Snapshot;
import io.varve.pipelines.run.RunReport;
import java.util.Optional;

/**
 * A finished run with the snapshots around it.
 *
 * @param report how it ended
 * @param program word or path that starts varve
 * @param warehouse location of the warehouse, as the caller gave it
 * @param now snapshot that is current now, or that it committed
 * @param before snapshot before that one, when the run committed
 */
public record RunOutcome(
    RunReport report,
    String program,
    String warehouse,
    Optional<Snapshot> now,
    Optional<Snapshot> before) {

  /** Returns a command of varve on this warehouse, to be copied into a shell. */
  String command(String words) {
    return Human.shell(program) + " " + words + " --warehouse=" + Human.shell(warehouse);
  }
}
