package io.varve.transforms;

import io.varve.io.model.ManifestEntry;

/**
 * A file that is not listed any more, while another one about the same thing is.
 *
 * @param entry entry of the file that is gone
 * @param newKey key of the other
 * @param live whether the other has live rows already
 */
public record Move(ManifestEntry entry, String newKey, boolean live) {}
