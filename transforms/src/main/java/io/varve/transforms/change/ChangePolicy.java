package io.varve.transforms.change;

import java.io.Serializable;

/**
 * What the user wants reprocessed.
 *
 * @param force everything in scope
 * @param rehash which bytes are read instead of believing metadata
 * @param onlyFailed look at nothing but files that failed
 * @param retryFailed try all failed files again, whatever their failure
 * @param maxAttempts attempts on the same bytes that a transient failure gets without being asked
 */
public record ChangePolicy(
    boolean force, Rehash rehash, boolean onlyFailed, boolean retryFailed, int maxAttempts)
    implements Serializable {

  public ChangePolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException(
          "Invalid --max-attempts: " + maxAttempts + ". It must be 1 or more.");
    }
  }

  /** Returns a policy under which the bytes of all files are read, or of none. */
  public ChangePolicy(
      boolean force, boolean rehash, boolean onlyFailed, boolean retryFailed, int maxAttempts) {
    this(force, rehash ? Rehash.ALL : Rehash.NONE, onlyFailed, retryFailed, maxAttempts);
  }

  /** Returns the same policy with another choice of files whose bytes are read. */
  public ChangePolicy with(Rehash other) {
    return new ChangePolicy(force, other, onlyFailed, retryFailed, maxAttempts);
  }
}
