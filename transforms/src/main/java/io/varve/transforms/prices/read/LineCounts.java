package io.varve.transforms.prices.read;

import java.util.Optional;

/**
 * What was counted while the lines of a file were read.
 *
 * @param lines all of them
 * @param headers those that name the columns
 * @param blank those without anything
 * @param otherPeriod those that stand for another time than a day
 * @param period what the first data line stands for, as written
 */
record LineCounts(int lines, int headers, int blank, int otherPeriod, Optional<String> period) {}
