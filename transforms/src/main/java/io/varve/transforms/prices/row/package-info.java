/** The rows that are made of a price file. */
package io.varve.transforms.prices.row;
