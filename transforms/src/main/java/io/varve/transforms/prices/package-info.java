/** From price files to daily prices: one file per ticker, as Stooq writes them. */
package io.varve.transforms.prices;
