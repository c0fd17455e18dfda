/**
 * The Beam steps of a run. Each only wires: the thinking is in the plain classes of the packages
 * below. Knows nothing of commits, flags or runners.
 */
package io.varve.transforms;
