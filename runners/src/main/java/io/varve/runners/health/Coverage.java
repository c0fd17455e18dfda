package io.varve.runners.health;

/**
 * How completely documents are in one dataset: a row of the matrix of documents and datasets.
 *
 * @param dataset dataset
 * @param unit what is counted: {@code documents}, or {@code source files} where the pipeline has no
 *     such dataset
 * @param present have their rows
 * @param empty have none, and need none
 * @param missing have other rows than they should, or none
 */
public record Coverage(String dataset, String unit, long present, long empty, long missing) {}
