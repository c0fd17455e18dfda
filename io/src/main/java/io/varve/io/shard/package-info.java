/**
 * Data files of one shard: writing new ones, and rewriting those that hold dead rows. Knows rows
 * and files; knows nothing of how rows are made or why some are dead.
 */
package io.varve.io.shard;
