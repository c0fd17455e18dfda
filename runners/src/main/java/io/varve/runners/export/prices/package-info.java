/** Prices of a snapshot as one file per ticker, with the reports of matching. */
package io.varve.runners.export.prices;
