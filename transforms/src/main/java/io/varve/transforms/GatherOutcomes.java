package io.varve.transforms;

import io.varve.io.run.ShardOutcome;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;

/** Gathers all outcomes into one group, which is there also when there are none. */
public final class GatherOutcomes
    extends PTransform<PCollection<ShardOutcome>, PCollection<KV<String, Iterable<ShardOutcome>>>> {

  private static final long serialVersionUID = 1;

  @Override
  public PCollection<KV<String, Iterable<ShardOutcome>>> expand(
      PCollection<ShardOutcome> outcomes) {
    PCollection<ShardOutcome> seed =
        outcomes.getPipeline().apply("Seed", Create.of(ShardOutcome.NOTHING));
    return PCollectionList.of(outcomes)
        .and(seed)
        .apply("WithSeed", Flatten.pCollections())
        .apply(
            "OneGroup",
            WithKeys.<String, ShardOutcome>of("commit").withKeyType(TypeDescriptors.strings()))
        .apply("Gather", GroupByKey.create());
  }
}
