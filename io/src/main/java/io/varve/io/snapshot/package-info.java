/**
 * The commit protocol: snapshots, their chain, and the one exclusive create that publishes
 * everything.
 *
 * <p>Write order: data files, then manifest files, then the snapshot, each durable before the next.
 * Read order: the snapshot first. Nothing that a kept snapshot names is deleted or changed. Knows
 * nothing of change decisions, extraction or Beam.
 */
package io.varve.io.snapshot;
