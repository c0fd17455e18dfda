package io.varve.transforms.work;

import io.varve.io.run.ShardOutcome;
import java.util.List;

/**
 * Finished work and what it replaces.
 *
 * @param outcome what it adds to the commit
 * @param dead rows that must leave the tables in the same commit
 */
public record ShardWork(ShardOutcome outcome, List<DeadRows> dead) {

  public ShardWork {
    dead = List.copyOf(dead);
  }
}
