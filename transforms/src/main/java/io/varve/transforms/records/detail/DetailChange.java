package io.varve.transforms.records.detail;

import io.varve.io.model.Failure;
import java.util.Optional;

/**
 * Details that were asked for.
 *
 * @param wanted of which record
 * @param place path of the file that they are kept in, inside the warehouse
 * @param line their line in it, from 0
 * @param failure why they could not be had
 */
public record DetailChange(
    WantedDetails wanted, String place, int line, Optional<Failure> failure) {}
