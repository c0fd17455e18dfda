/**
 * What runs leave behind besides snapshots: their records, the journal of unfinished work, and
 * quarantine. Knows where these are and how they are written; knows nothing of how a run decides or
 * extracts.
 */
package io.varve.io.run;
