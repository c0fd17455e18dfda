/**
 * Runs on Apache Flink: submitted by the command line, or by the job jar's own main class. Only
 * this package knows Flink, and nothing loads it before a run asks for Flink.
 */
package io.varve.runners.flink;
