package io.varve.transforms.work;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import java.util.Optional;

/**
 * What became of one candidate.
 *
 * @param decision what was decided in the end
 * @param entry its new manifest entry; absent when the old one stays as it is
 * @param bytesRead bytes of content read
 * @param dead rows of its earlier version that its new ones replace
 */
public record DocumentResult(
    Decision decision, Optional<ManifestEntry> entry, long bytesRead, Optional<DeadRows> dead) {}
