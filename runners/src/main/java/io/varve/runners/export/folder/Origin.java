package io.varve.runners.export.folder;

/**
 * What an exported file was made of: as long as it is the same, so is the file.
 *
 * @param sourceKey source file whose rows are in it
 * @param contentHash hash of the bytes that the rows were extracted from
 * @param extractorFingerprint what else decided the rows
 */
public record Origin(String sourceKey, String contentHash, String extractorFingerprint) {}
