package io.varve.pipelines.commit;

import io.varve.io.model.RunCounts;
import io.varve.io.run.ShardOutcome;

/** The figures that a commit records of the files that it is about. */
interface Accounts {

  /** Those of a commit that looked at no file. */
  Accounts NONE =
      new Accounts() {
        @Override
        public void add(ShardOutcome outcome) {}

        @Override
        public RunCounts counts() {
          return RunCounts.NONE;
        }
      };

  /** Adds a piece of work. */
  void add(ShardOutcome outcome);

  /**
   * Returns the figures.
   *
   * @throws IllegalArgumentException when they do not add up
   */
  RunCounts counts();
}
