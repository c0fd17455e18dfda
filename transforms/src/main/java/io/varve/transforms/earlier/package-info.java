/**
 * Turns what earlier systems knew of source files into manifest entries, compared with the files
 * that are there.
 */
package io.varve.transforms.earlier;
