package io.varve.transforms.work;

import io.varve.transforms.change.Candidate;

/** A candidate that needs no work because a dead run had already done it. */
public record Adoption(Candidate candidate, Adoptable finished) {}
