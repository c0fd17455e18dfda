/**
 * Putting the rows of documents into data files of a better size: which shards, which document goes
 * where, and the copying. Plain Java; knows nothing of Beam, and nothing of how rows are made.
 */
package io.varve.transforms.compact;
