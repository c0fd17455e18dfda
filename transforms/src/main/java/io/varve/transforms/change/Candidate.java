package io.varve.transforms.change;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.SourceFile;
import java.util.Optional;

/**
 * A listed file that has to be looked at.
 *
 * @param file the file
 * @param previous its manifest entry, if it has one
 * @param verdict what the metadata says
 */
public record Candidate(SourceFile file, Optional<ManifestEntry> previous, Verdict verdict) {}
