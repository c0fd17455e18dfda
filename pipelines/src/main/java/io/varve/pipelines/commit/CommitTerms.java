package io.varve.pipelines.commit;

import io.varve.io.model.Dataset;
import java.util.List;
import java.util.Optional;

/**
 * What kind of commit it is.
 *
 * @param operation name of the operation, which the snapshot tells
 * @param keyPrefix prefix of the keys of the input; absent when no input was read
 * @param datasets datasets that rows were extracted for; those of others keep their schema
 * @param keepsRows whether no dataset may have more or fewer rows afterwards
 */
record CommitTerms(
    String operation, Optional<String> keyPrefix, List<Dataset> datasets, boolean keepsRows) {

  CommitTerms {
    datasets = List.copyOf(datasets);
  }

  /** Returns the terms of a run over an input. */
  static CommitTerms ofRun(String keyPrefix, List<Dataset> datasets) {
    return new CommitTerms("run", Optional.of(keyPrefix), datasets, false);
  }

  /** Returns the terms of an operation that moves rows and changes none. */
  static CommitTerms ofMove(String operation) {
    return new CommitTerms(operation, Optional.empty(), List.of(), true);
  }
}
