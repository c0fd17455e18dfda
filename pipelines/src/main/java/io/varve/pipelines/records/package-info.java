/** Runs over records: what is asked for, and what is done about the answers. */
package io.varve.pipelines.records;
