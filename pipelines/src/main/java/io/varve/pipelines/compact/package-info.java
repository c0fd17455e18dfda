/** A compaction from its settings to its report: what is planned, and carrying it out. */
package io.varve.pipelines.compact;
