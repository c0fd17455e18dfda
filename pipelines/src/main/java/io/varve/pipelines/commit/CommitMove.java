package io.varve.pipelines.commit;

import io.varve.io.run.RunFinished;
import io.varve.io.run.RunWorkspace;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.GatherOutcomes;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Gathers all outcomes on one worker and commits them as an operation that moves rows and changes
 * none. Idempotent: executed again, it finds the snapshot that it committed. It always runs, so
 * that every operation ends in a record. Memory grows with the number of changed entries, about 200
 * bytes each.
 */
public final class CommitMove extends PTransform<PCollection<ShardOutcome>, PDone> {

  private static final long serialVersionUID = 1;

  private final String operation;
  private final RunWorkspace workspace;

  public CommitMove(String operation, RunWorkspace workspace) {
    this.operation = operation;
    this.workspace = workspace;
  }

  @Override
  public PDone expand(PCollection<ShardOutcome> outcomes) {
    outcomes
        .apply("Outcomes", new GatherOutcomes())
        .apply("Commit", ParDo.of(new CommitFn(operation, workspace)));
    return PDone.in(outcomes.getPipeline());
  }

  private static final class CommitFn extends DoFn<KV<String, Iterable<ShardOutcome>>, Void> {
    private static final long serialVersionUID = 1;

    private final String operation;
    private final RunWorkspace workspace;

    CommitFn(String operation, RunWorkspace workspace) {
      this.operation = operation;
      this.workspace = workspace;
    }

    @ProcessElement
    public void commit(@Element KV<String, Iterable<ShardOutcome>> outcomes) throws IOException {
      RunCommit commit = new RunCommit(workspace, CommitTerms.ofMove(operation), 0);
      RunFinished unused = commit.commit(Accounts.NONE, outcomes.getValue());
    }
  }
}
