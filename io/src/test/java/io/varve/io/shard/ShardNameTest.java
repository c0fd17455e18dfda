package io.varve.io.shard;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class ShardNameTest {

  @Test
  void shardsOfSeveralInputsHaveNamesOfTheirOwn() {
    assertThat(ShardName.ofNumber("run-1", "prices", 7), is("run-1-prices-00007"));
    assertThat(ShardName.ofNumber("run-1", "instruments", 7), is("run-1-instruments-00007"));
  }

  @Test
  void onlyInputGoesWithoutAName() {
    assertThat(ShardName.ofNumber("run-1", "", 100_000), is("run-1-100000"));
  }
}
