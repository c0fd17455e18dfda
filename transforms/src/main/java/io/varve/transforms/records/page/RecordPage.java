package io.varve.transforms.records.page;

import java.time.Instant;
import java.util.Optional;

/**
 * A page that a run reads.
 *
 * @param number its place among the pages of the run, from 0; later ones were seen later
 * @param name what it is called in the manifest when it cannot be read, such as the path of the
 *     file
 * @param uri where it is, for people and for reading
 * @param sha256 content hash of its body, when one was recorded
 * @param observedAt not later than the source's answer, UTC; absent when nobody noted it
 */
public record RecordPage(
    int number, String name, String uri, Optional<String> sha256, Optional<Instant> observedAt) {}
