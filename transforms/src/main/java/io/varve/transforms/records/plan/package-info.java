/**
 * What a run over pages of records has to do: which records are new, changed, vanished or bad, and
 * how the changed ones are written. No Beam.
 */
package io.varve.transforms.records.plan;
