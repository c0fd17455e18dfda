/** Small benchmarks of the parts that take the time, for JMH. */
package io.varve.bench.jmh;
