/**
 * The manifest: keyed lists stored as Parquet files in layers, a base and changes on top. Knows the
 * storage and the row mapping; knows nothing of snapshots and commits.
 */
package io.varve.io.manifest;
