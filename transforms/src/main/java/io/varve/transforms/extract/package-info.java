/**
 * Turning the bytes of one source file into rows: the {@link io.varve.transforms.extract.Extractor}
 * contract and what it speaks of.
 *
 * <p>No Beam, no storage, no flags. An extractor of your own needs this package and {@code
 * io.varve.io.model} only.
 */
package io.varve.transforms.extract;
