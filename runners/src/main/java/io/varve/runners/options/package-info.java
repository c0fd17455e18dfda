/** Flags turned into the immutable settings of a run, once, at the edge. */
package io.varve.runners.options;
