/**
 * Where something in a warehouse comes from: rows, data files and source files, from one to the
 * other. Reads only.
 */
package io.varve.io.audit.lineage;
