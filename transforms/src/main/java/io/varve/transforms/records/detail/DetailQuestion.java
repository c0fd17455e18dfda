package io.varve.transforms.records.detail;

import java.io.Serializable;

/**
 * A record about which more is asked.
 *
 * @param id its id
 * @param recordHash content hash of the record as it was when the question came up
 */
public record DetailQuestion(String id, String recordHash) implements Serializable {}
