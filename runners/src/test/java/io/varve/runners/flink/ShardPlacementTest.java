package io.varve.runners.flink;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.work.ShardNumbers;
import java.util.Arrays;
import org.apache.beam.runners.flink.translation.types.EncodedValueComparator;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.flink.util.MathUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of shards rely on how Flink places groups: here Flink itself is asked. */
class ShardPlacementTest {

  @ParameterizedTest
  @CsvSource({"6, 2", "10, 2", "19, 2", "1000, 4", "20000, 2"})
  void flinkGivesEachWorkerAsManyShards(int shards, int workers) throws CoderException {
    EncodedValueComparator comparator = new EncodedValueComparator(true);
    int[] got = new int[workers];
    for (int number : ShardNumbers.evenlyPlaced(shards, workers)) {
      byte[] key = CoderUtils.encodeToByteArray(VarIntCoder.of(), number);
      got[MathUtils.murmurHash(comparator.hash(key)) % workers]++;
    }
    assertThat(Arrays.stream(got).sum(), is(shards));
    assertThat(Arrays.stream(got).max().orElse(0), is((shards + workers - 1) / workers));
  }
}
