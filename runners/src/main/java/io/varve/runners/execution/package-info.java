/** Carries a run out, with progress, and looks up what its summary needs. */
package io.varve.runners.execution;
