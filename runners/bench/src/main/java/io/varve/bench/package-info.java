/** Measures the varve command: each figure beside what the machine can do at the same time. */
package io.varve.bench;
