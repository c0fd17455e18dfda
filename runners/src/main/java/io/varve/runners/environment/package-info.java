/** Who runs this, where, and with which versions: for the record of a run. */
package io.varve.runners.environment;
