/**
 * What people do with the snapshots of a warehouse: roll back, tag, forget, prune, compact, purge,
 * repair. Each change is a commit of its own with a record of its run, so that the history tells of
 * it. Knows nothing of extraction.
 */
package io.varve.io.lifecycle;
