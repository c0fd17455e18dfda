package io.varve.io.run;

/**
 * One finished shard of a run that has not committed yet.
 *
 * @param formatVersion version of the warehouse format
 * @param runId run that finished it
 * @param shard name of the shard
 * @param attemptId attempt that finished it; a retried shard has one line for each
 * @param outcome its data files and entries
 */
public record JournalLine(
    int formatVersion, String runId, String shard, String attemptId, ShardOutcome outcome) {}
