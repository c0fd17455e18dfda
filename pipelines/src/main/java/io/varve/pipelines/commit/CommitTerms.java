package io.varve.pipelines.commit;

import io.varve.io.model.Dataset;
import java.io.Serializable;
import java.util.List;

/**
 * What kind of commit it is.
 *
 * @param operation name of the operation, which the snapshot tells
 * @param keyPrefixes prefixes of the keys of the inputs and of what is derived from them; none when
 *     no input was read
 * @param datasets datasets that rows were extracted for; those of others keep their schema
 * @param keepsRows whether no dataset may have more or fewer rows afterwards
 */
public record CommitTerms(
    String operation, List<String> keyPrefixes, List<Dataset> datasets, boolean keepsRows)
    implements Serializable {

  public CommitTerms {
    keyPrefixes = List.copyOf(keyPrefixes);
    datasets = List.copyOf(datasets);
  }

  /** Returns the terms of a run over inputs. */
  public static CommitTerms ofRun(List<String> keyPrefixes, List<Dataset> datasets) {
    return new CommitTerms("run", keyPrefixes, datasets, false);
  }

  /** Returns the terms of an operation that moves rows and changes none. */
  static CommitTerms ofMove(String operation) {
    return new CommitTerms(operation, List.of(), List.of(), true);
  }
}
