package io.varve.transforms;

import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.derive.DerivedWork;
import io.varve.transforms.derive.RunState;
import io.varve.transforms.work.ShardWork;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Derives rows of what the run and the runs before it extracted, on one worker. Waits for the gate.
 * Retries write under other names. Memory grows with the changed entries and with what the
 * derivation holds.
 */
public final class DeriveRows
    extends PTransform<PCollection<ShardOutcome>, PCollection<ShardWork>> {

  private static final long serialVersionUID = 1;

  private final Derivation derivation;
  private final RunWorkspace workspace;
  private final ChangePolicy policy;
  private final Gate gate;

  public DeriveRows(Derivation derivation, RunWorkspace workspace, ChangePolicy policy, Gate gate) {
    this.derivation = derivation;
    this.workspace = workspace;
    this.policy = policy;
    this.gate = gate;
  }

  @Override
  public PCollection<ShardWork> expand(PCollection<ShardOutcome> outcomes) {
    return outcomes
        .apply("Gather", new GatherOutcomes())
        .apply(
            "Derive",
            ParDo.of(new DeriveFn(derivation, workspace, policy, gate))
                .withSideInputs(gate.view()));
  }

  private static final class DeriveFn extends DoFn<KV<String, Iterable<ShardOutcome>>, ShardWork> {
    private static final long serialVersionUID = 1;

    private final Derivation derivation;
    private final RunWorkspace workspace;
    private final ChangePolicy policy;
    private final Gate gate;

    DeriveFn(Derivation derivation, RunWorkspace workspace, ChangePolicy policy, Gate gate) {
      this.derivation = derivation;
      this.workspace = workspace;
      this.policy = policy;
      this.gate = gate;
    }

    @ProcessElement
    public void derive(ProcessContext c) throws IOException {
      if (!gate.isOpen(c)) {
        return;
      }
      RunState state = new RunState(workspace);
      c.element().getValue().forEach(state::add);
      c.output(new DerivedWork(derivation, workspace, policy).derive(state));
    }
  }
}
