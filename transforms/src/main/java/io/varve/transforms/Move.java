package io.varve.transforms;

import io.varve.io.model.ManifestEntry;

/**
 * A known file that is not listed, while another one about the same thing is.
 *
 * @param entry entry of the file that is not listed
 * @param newKey key of the other
 * @param live whether the other has live rows already
 * @param gone whether the run knows the first file to be gone, and so marks it as missing when the
 *     other cannot take its place; it does not when it was told to look elsewhere
 */
public record Move(ManifestEntry entry, String newKey, boolean live, boolean gone) {}
