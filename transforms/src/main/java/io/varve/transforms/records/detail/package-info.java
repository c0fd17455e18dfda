/** More about each record: which records want it, what was answered, and how it is written. */
package io.varve.transforms.records.detail;
