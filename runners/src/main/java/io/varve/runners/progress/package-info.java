/** How far a run is, on a terminal and elsewhere. */
package io.varve.runners.progress;
