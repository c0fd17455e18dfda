/**
 * Tells other systems of runs: the figures of the last run for Prometheus, and the beginning and
 * end of each run as events of OpenLineage. Nothing here changes what a run does or how it ends;
 * the libraries are loaded only when a run asks for them.
 */
package io.varve.runners.monitoring;
