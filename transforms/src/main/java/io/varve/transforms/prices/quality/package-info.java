/** What is wrong with the lines of a price file, and how much of it. */
package io.varve.transforms.prices.quality;
