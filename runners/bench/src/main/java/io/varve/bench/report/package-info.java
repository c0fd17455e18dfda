/** What the measurements gave: samples, ratios, a table for people and JSON for programs. */
package io.varve.bench.report;
