/**
 * Extracting documents again to compare the rows with those that are stored. Knows neither the
 * warehouse nor Beam.
 */
package io.varve.transforms.reextract;
