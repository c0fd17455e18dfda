/** More about each record: which records want it, and how it is written. No Beam. */
package io.varve.transforms.records.detail;
