/** What is known of the days of a source of records. Knows no flags and prints nothing. */
package io.varve.runners.records;
