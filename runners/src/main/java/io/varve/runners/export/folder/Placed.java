package io.varve.runners.export.folder;

/**
 * A file that is in its place.
 *
 * @param file how it stands there
 * @param changed whether it is new; else one with the same bytes was there and was left alone
 */
public record Placed(WrittenFile file, boolean changed) {}
