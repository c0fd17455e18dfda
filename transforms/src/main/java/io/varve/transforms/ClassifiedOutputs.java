package io.varve.transforms;

import io.varve.io.model.Decision;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.FileClassifier;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.TupleTagList;

/** Sends what a classifier decides to the outputs of {@link ClassifyFiles}. */
final class ClassifiedOutputs implements FileClassifier.Outputs {

  /** The outputs beside the main one, which are the candidates. */
  static final TupleTagList OTHERS =
      TupleTagList.of(ClassifyFiles.ADOPTIONS)
          .and(ClassifyFiles.REFRESHED)
          .and(ClassifyFiles.SKIPPED)
          .and(ClassifyFiles.SAVED_MS)
          .and(ClassifyFiles.CONSIDERED);

  private final DoFn<?, ?>.ProcessContext context;

  ClassifiedOutputs(DoFn<?, ?>.ProcessContext context) {
    this.context = context;
  }

  @Override
  public void considered(String key) {
    context.output(ClassifyFiles.CONSIDERED, key);
  }

  @Override
  public void skipped(Decision decision, long savedMs) {
    context.output(ClassifyFiles.SKIPPED, decision.label());
    context.output(ClassifyFiles.SAVED_MS, savedMs);
  }

  @Override
  public void refreshed(ShardOutcome outcome) {
    context.output(ClassifyFiles.REFRESHED, outcome);
  }

  @Override
  public void adopted(Adoption adoption) {
    context.output(ClassifyFiles.ADOPTIONS, adoption);
  }

  @Override
  public void candidate(Candidate candidate) {
    context.output(ClassifyFiles.CANDIDATES, candidate);
  }
}
