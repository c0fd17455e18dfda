package io.varve.io.iceberg;

/**
 * What a publication made of one dataset.
 *
 * @param dataset dataset
 * @param location folder of the table
 * @param metadata location of the version that holds the snapshot
 * @param changed whether this publication made that version; else it was there already
 * @param added data files that the version before did not have
 * @param removed data files of the version before that it does not have
 * @param dataFiles data files in it
 * @param rows rows in them
 */
public record PublishedTable(
    String dataset,
    String location,
    String metadata,
    boolean changed,
    long added,
    long removed,
    long dataFiles,
    long rows) {}
