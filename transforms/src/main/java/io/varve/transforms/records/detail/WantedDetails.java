package io.varve.transforms.records.detail;

import io.varve.transforms.change.Candidate;

/**
 * A record whose details are to be fetched.
 *
 * @param id id of the record
 * @param partition partition of its day
 * @param recordHash content hash of its current version
 * @param candidate what is known of its details
 */
public record WantedDetails(String id, String partition, String recordHash, Candidate candidate) {}
