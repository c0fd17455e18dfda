/** What takes its time, so that a test can strike in the middle; packed into a jar for clusters. */
package io.varve.runners.flink.slow;
