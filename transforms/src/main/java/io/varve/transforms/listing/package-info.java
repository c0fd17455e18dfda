/**
 * Source files: which there are, what their metadata says, and how their bytes are read. No Beam,
 * no warehouse.
 */
package io.varve.transforms.listing;
