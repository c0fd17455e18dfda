/**
 * Publication as Apache Iceberg tables (format version 2): metadata over the data files of a
 * snapshot, without a copy of the data. Iceberg knows files by absolute locations and columns by
 * ids; a name mapping in the table stands in for the ids that our data files do not have.
 */
package io.varve.io.iceberg;
