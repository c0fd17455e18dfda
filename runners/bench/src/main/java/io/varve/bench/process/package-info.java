/** Programs as a user starts them, and what they took. */
package io.varve.bench.process;
