package io.varve.transforms.work;

import io.varve.io.model.ExtractorRef;
import io.varve.io.run.RunWorkspace;
import io.varve.transforms.change.ChangeDetector;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.EntryBuilder;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.listing.InputScope;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the steps of a run need to know, wherever they are executed.
 *
 * @param scope which files
 * @param extractor what is made of them
 * @param policy what is reprocessed
 * @param workspace where it is written
 * @param limits what one document may cost
 */
public record WorkSettings(
    InputScope scope,
    Extractor extractor,
    ChangePolicy policy,
    RunWorkspace workspace,
    Limits limits)
    implements Serializable {

  /**
   * What one document may cost.
   *
   * @param extractTimeout longest time for one document
   * @param maxFileBytes largest source file in bytes
   */
  public record Limits(Duration extractTimeout, long maxFileBytes) implements Serializable {
    public Limits {
      if (extractTimeout.isNegative() || extractTimeout.isZero()) {
        throw new IllegalArgumentException(
            "Invalid --extract-timeout: "
                + extractTimeout.toSeconds()
                + "s. It must be longer than 0s.");
      }
      if (maxFileBytes < 1 || maxFileBytes > Integer.MAX_VALUE - 64) {
        throw new IllegalArgumentException(
            "Invalid --max-file-size: " + maxFileBytes + ". It must be between 1 byte and 2 GB.");
      }
    }
  }

  /** Returns the extractor and fingerprint in force. */
  public ExtractorRef extractorRef() {
    return extractor.identity().ref();
  }

  public ChangeDetector detector() {
    return new ChangeDetector(policy, extractorRef());
  }

  public EntryBuilder entries() {
    return new EntryBuilder(workspace.runId(), extractorRef());
  }
}
