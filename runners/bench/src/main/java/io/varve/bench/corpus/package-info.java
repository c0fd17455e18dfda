/** Made-up input of any size, the same for the same seed, kept for the next measurement. */
package io.varve.bench.corpus;
