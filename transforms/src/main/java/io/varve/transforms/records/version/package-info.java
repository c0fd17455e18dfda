/** Versions of a record: which there are, which is current, and what a new sighting adds. */
package io.varve.transforms.records.version;
