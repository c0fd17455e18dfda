/** What was answered about single records, besides the records themselves. */
package io.varve.transforms.records.detail;
