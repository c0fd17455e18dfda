/**
 * Records as rows of Parquet files: the mapping between record classes and columns, and reading and
 * writing through our own storage. Knows Avro and Parquet; knows nothing of Beam or of where files
 * belong.
 */
package io.varve.io.parquet;
