package io.varve.pipelines.commit;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.ModelSamples;
import io.varve.io.run.ShardOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTallyTest {

  @Test
  void whatWasDerivedIsNoListedFile() {
    RunTally tally = new RunTally(3, Map.of("unchanged", 2L), "matches/");
    tally.add(ShardOutcome.of(ModelSamples.succeeded("prices/a.txt")));
    tally.add(ShardOutcome.of(ModelSamples.succeeded("matches/a/X")));
    tally.add(
        ShardOutcome.of(ModelSamples.succeeded("matches/a/Y").removal(ModelSamples.attempt())));

    assertThat(tally.counts().succeeded(), is(1L));
    assertThat(tally.counts().retried(), is(1L));
    assertThat(tally.counts().removed(), is(0L));
    assertThat(tally.counts().unchanged(), is(2L));
  }

  @Test
  void withoutDerivationEveryKeyIsOfAFile() {
    RunTally tally = new RunTally(1, Map.of(), "");
    tally.add(ShardOutcome.of(ModelSamples.succeeded("matches/a")));

    assertThat(tally.counts().succeeded(), is(1L));
  }
}
