/** A Flink cluster of processes on this machine. */
package io.varve.bench.flink;
