package io.varve.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.SumsByName.SumFn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class SumsByNameTest {

  private static final KvCoder<String, Long> NUMBERS =
      KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private final SumFn sum = new SumFn();

  @Test
  void numbersOfAllInputsAreAddedUpByName(TestPipeline pipeline) {
    PCollectionView<Map<String, Long>> sums =
        PCollectionList.of(
                pipeline.apply(
                    "One", Create.of(KV.of("files", 1L), KV.of("bytes", 70L), KV.of("files", 1L))))
            .and(pipeline.apply("Two", Create.of(KV.of("bytes", 5_000_000_000L))))
            .and(pipeline.apply("None", Create.empty(NUMBERS)))
            .apply(new SumsByName());
    PAssert.that(shown(pipeline, sums)).containsInAnyOrder("{bytes=5000000070, files=2}");
    pipeline.run();
  }

  /** Steps that wait for the view would fail, were there no value. */
  @Test
  void ofNothingTheSumsAreEmpty(TestPipeline pipeline) {
    PCollectionView<Map<String, Long>> sums =
        PCollectionList.of(pipeline.apply("None", Create.empty(NUMBERS))).apply(new SumsByName());
    PAssert.that(shown(pipeline, sums)).containsInAnyOrder("{}");
    pipeline.run();
  }

  /** Runners merge the sums of their workers, and may go on with either of them. */
  @Test
  void mergingLeavesThePartsAsTheyWere() {
    Map<String, Long> one = sum.addInput(sum.createAccumulator(), KV.of("a", 1L));
    Map<String, Long> two = sum.addInput(sum.createAccumulator(), KV.of("a", 2L));
    Map<String, Long> merged = sum.mergeAccumulators(List.of(one, two));
    sum.addInput(merged, KV.of("b", 4L));

    assertThat(sum.extractOutput(merged), is(Map.of("a", 3L, "b", 4L)));
    assertThat(one, is(Map.of("a", 1L)));
    assertThat(two, is(Map.of("a", 2L)));
    assertThat(sum.defaultValue(), is(Map.of()));
  }

  private static PCollection<String> shown(
      TestPipeline pipeline, PCollectionView<Map<String, Long>> sums) {
    return pipeline
        .apply("Ask", Create.of("sums"))
        .apply("Show", ParDo.of(new ShowFn(sums)).withSideInputs(sums));
  }

  private static final class ShowFn extends DoFn<String, String> {
    private static final long serialVersionUID = 1;

    private final PCollectionView<Map<String, Long>> sums;

    ShowFn(PCollectionView<Map<String, Long>> sums) {
      this.sums = sums;
    }

    @ProcessElement
    public void show(ProcessContext c) {
      c.output(new TreeMap<>(c.sideInput(sums)).toString());
    }
  }
}
