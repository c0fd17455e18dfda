/**
 * Questions to one snapshot in SQL: its datasets, entries and records as views of an embedded
 * DuckDB that can reach nothing else. Knows no flags and prints nothing.
 */
package io.varve.runners.sql;
