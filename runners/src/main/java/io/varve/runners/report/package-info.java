/**
 * A page about a warehouse for people who operate or audit it: what the snapshots, run records and
 * manifests say, added up, and the one HTML file that shows it. Reads only.
 */
package io.varve.runners.report;
