/**
 * The work on shards: extracting documents, taking over finished ones, rewriting files with dead
 * rows. No Beam; the warehouse only through what {@link io.varve.io.run.RunWorkspace} hands out.
 */
package io.varve.transforms.work;
