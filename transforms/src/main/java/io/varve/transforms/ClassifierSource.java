package io.varve.transforms;

import io.varve.transforms.work.FileClassifier;
import io.varve.transforms.work.WorkSettings;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;

/** Makes the classifier of a worker from what travels to it. */
final class ClassifierSource implements Serializable {

  private static final long serialVersionUID = 1;

  private final WorkSettings settings;
  private final PCollectionView<Iterable<String>> lostShards;

  ClassifierSource(WorkSettings settings, PCollectionView<Iterable<String>> lostShards) {
    this.settings = settings;
    this.lostShards = lostShards;
  }

  /** Returns the side input that the classifier needs. */
  PCollectionView<Iterable<String>> view() {
    return lostShards;
  }

  FileClassifier classifier(DoFn<?, ?>.ProcessContext context) {
    Set<String> lost = new HashSet<>();
    context.sideInput(lostShards).forEach(lost::add);
    return new FileClassifier(settings, lost);
  }
}
