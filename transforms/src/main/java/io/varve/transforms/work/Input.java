package io.varve.transforms.work;

import io.varve.transforms.extract.Extractor;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.SourceIdentity;
import java.io.Serializable;

/**
 * One input of a run.
 *
 * @param name what tells its steps and shards from those of other inputs of the same run; empty for
 *     the only input
 * @param scope which files
 * @param identity which of them are about the same thing
 * @param extractor what is made of each
 */
public record Input(String name, InputScope scope, SourceIdentity identity, Extractor extractor)
    implements Serializable {

  public Input {
    if (!name.matches("[a-z]*")) {
      throw new IllegalArgumentException("Invalid name of an input: " + name);
    }
  }

  /** Returns the only input of a run, each file of which is about something else. */
  public static Input only(InputScope scope, Extractor extractor) {
    return new Input("", scope, SourceIdentity.KEY, extractor);
  }
}
