/**
 * Deciding what to do with each source file, and writing down what was decided. No Beam, no
 * storage.
 */
package io.varve.transforms.change;
