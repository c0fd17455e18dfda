/** From the bytes of a price file to its rows. */
package io.varve.transforms.prices.read;
