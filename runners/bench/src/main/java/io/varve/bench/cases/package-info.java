/** The cases: which input, which programs side by side, which ratios. */
package io.varve.bench.cases;
