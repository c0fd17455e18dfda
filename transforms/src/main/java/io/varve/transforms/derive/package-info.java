/**
 * Making rows of the rows of several source files: what is derived, whether it is still right, and
 * which items changed.
 */
package io.varve.transforms.derive;
