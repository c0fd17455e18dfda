/** Lines, values, days and numbers of price files: how they are read and how they are written. */
package io.varve.transforms.prices.text;
