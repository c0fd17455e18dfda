/**
 * The values that everything else speaks of: source files, manifest entries, data files, snapshots,
 * runs.
 *
 * <p>Immutable records that check themselves. This package imports the JDK only; it knows nothing
 * of storage, formats or Beam.
 */
package io.varve.io.model;
