/**
 * What is different between two snapshots: source files, data files, columns, rows. Reads only; the
 * cost follows what changed between them.
 */
package io.varve.io.audit.diff;
