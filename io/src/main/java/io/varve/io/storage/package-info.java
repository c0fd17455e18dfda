/**
 * Bytes with stated atomicity, below one root: the folder or bucket prefix of a warehouse.
 *
 * <p>Everything a warehouse does goes through {@link io.varve.io.storage.Storage}, so that one
 * contract suite and one fault injector cover it. This package knows nothing of snapshots or
 * Parquet.
 */
package io.varve.io.storage;
