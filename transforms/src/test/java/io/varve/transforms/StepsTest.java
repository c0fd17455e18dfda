package io.varve.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.DisappearanceRule;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.listing.SourceIdentity;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.ShardPlan;
import io.varve.transforms.work.ShardWork;
import io.varve.transforms.work.WorkSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class StepsTest {

  private static final TypeDescriptor<String> STRINGS = TypeDescriptors.strings();
  private static final JoinPlan BUCKETS = new JoinPlan(false, 5);
  private static final InputScope SCOPE = new InputScope("in", "", Selection.everything());

  @Test
  void entriesWithoutAFileAreMissing(TestPipeline pipeline) {
    int files = 200;
    List<SourceFile> listed =
        IntStream.range(0, files).filter(i -> i % 3 != 0).mapToObj(i -> file("f" + i, 1)).toList();
    List<ManifestEntry> known =
        IntStream.range(0, files).mapToObj(i -> ModelSamples.succeeded("f" + i)).toList();
    PCollection<ManifestEntry> missing =
        pipeline
            .apply("Known", Create.of(known))
            .apply(
                new FindMissing(
                    listing(pipeline, listed),
                    SCOPE,
                    SourceIdentity.KEY,
                    WorkFixture.PLAIN,
                    BUCKETS))
            .get(FindMissing.MISSING);
    PAssert.that(keys(missing))
        .containsInAnyOrder(
            IntStream.range(0, files).filter(i -> i % 3 == 0).mapToObj(i -> "f" + i).toList());
    pipeline.run();
  }

  @Test
  void aRunOverFailedFilesMissesNothing(TestPipeline pipeline) {
    PCollection<ManifestEntry> missing =
        pipeline
            .apply("Known", Create.of(ModelSamples.succeeded("gone")))
            .apply(
                new FindMissing(
                    listing(pipeline, List.of(file("a", 1))),
                    SCOPE,
                    SourceIdentity.KEY,
                    WorkFixture.ONLY_FAILED,
                    BUCKETS))
            .get(FindMissing.MISSING);
    PAssert.that(missing).empty();
    pipeline.run();
  }

  @Test
  void theGateOpensWhenFewFilesVanished(TestPipeline pipeline) {
    Gate gate = gate(pipeline, 20, 10, 2);
    PAssert.that(passed(pipeline, gate)).containsInAnyOrder("passed");
    pipeline.run();
  }

  @Test
  void theGateStaysShutWhenManyFilesVanished(TestPipeline pipeline) {
    Gate gate = gate(pipeline, 20, 10, 3);
    PAssert.that(passed(pipeline, gate)).empty();
    PAssert.thatSingleton(refusal(pipeline, gate))
        .satisfies(
            why -> {
              assertThat(why, containsString("3 of 10 known files"));
              return null;
            });
    pipeline.run();
  }

  /** An entry that was missing before is neither known nor vanished now. */
  @Test
  void filesThatWereMissingBeforeDoNotCountAgain(TestPipeline pipeline) {
    List<ManifestEntry> entries =
        List.of(
            ModelSamples.succeeded("here"),
            ModelSamples.succeeded("a").missing(ModelSamples.LISTED_AT, ModelSamples.attempt()),
            ModelSamples.succeeded("b").missing(ModelSamples.LISTED_AT, ModelSamples.attempt()));
    PCollection<ManifestEntry> missing =
        pipeline.apply("Missing", Create.of(entries.subList(1, 3)));
    Gate gate =
        Gate.behind(
            PCollectionList.of(
                pipeline
                    .apply("Known", Create.of(entries))
                    .apply(
                        new RefuseMassDisappearance(
                            missing,
                            noClashes(pipeline),
                            pipeline.apply("Considered", Create.of("here")),
                            new DisappearanceRule(20, true)))));
    PAssert.that(passed(pipeline, gate)).containsInAnyOrder("passed");
    pipeline.run();
  }

  @Test
  void candidatesAreGroupedBySizeAndEachIsInOneShard(TestPipeline pipeline) {
    int files = 60;
    long size = 1 << 20;
    int shards = ShardPlan.STANDARD.shards(files, files * size, 4);
    List<Candidate> candidates =
        IntStream.range(0, files).mapToObj(i -> candidate("f" + i, size)).toList();
    PCollection<KV<Integer, Iterable<Candidate>>> grouped =
        pipeline
            .apply("Candidates", Create.of(candidates))
            .apply(new GroupIntoShards(WorkFixture.RUN, 4, ShardPlan.STANDARD, open(pipeline)));
    PAssert.that(grouped)
        .satisfies(
            groups -> {
              Set<String> keys = new HashSet<>();
              int found = 0;
              for (KV<Integer, Iterable<Candidate>> group : groups) {
                found++;
                for (Candidate candidate : group.getValue()) {
                  String key = candidate.file().key();
                  assertThat(key, keys.add(key), is(true));
                  assertThat(key, ShardPlan.shardOf(key, shards), is(group.getKey()));
                }
              }
              assertThat(keys.size(), is(files));
              assertThat(found, is(shards));
              return null;
            });
    pipeline.run();
  }

  @Test
  void missingEntriesAreMarkedOnce(TestPipeline pipeline) throws IOException {
    PCollectionTuple marked = mark(pipeline, false);
    PAssert.that(decisions(marked.get(MarkMissing.WORK)))
        .containsInAnyOrder("new: missing, 0 dead");
    PAssert.that(marked.get(MarkMissing.SKIPPED)).containsInAnyOrder("missing");
    pipeline.run();
  }

  @Test
  void missingEntriesAreTakenOutWithTheirRows(TestPipeline pipeline) throws IOException {
    PCollectionTuple marked = mark(pipeline, true);
    PAssert.that(decisions(marked.get(MarkMissing.WORK)))
        .containsInAnyOrder("new: removed, 1 dead", "old: removed, 1 dead");
    PAssert.that(marked.get(MarkMissing.SKIPPED)).empty();
    pipeline.run();
  }

  @Test
  void workIsPartedIntoWhatItAddsAndWhatItReplaces(TestPipeline pipeline) {
    DeadRows one = new DeadRows("s", "a", Map.of("documents", 1L));
    DeadRows two = new DeadRows("s", "b", Map.of("documents", 1L));
    ShardOutcome outcome = ShardOutcome.of(ModelSamples.succeeded("a"));
    PCollectionTuple split =
        pipeline
            .apply(
                Create.of(
                    new ShardWork(outcome, List.of(one, two)),
                    new ShardWork(ShardOutcome.NOTHING, List.of())))
            .apply(new SplitWork());
    PAssert.that(split.get(SplitWork.OUTCOMES)).containsInAnyOrder(outcome, ShardOutcome.NOTHING);
    PAssert.that(split.get(SplitWork.DEAD)).containsInAnyOrder(one, two);
    pipeline.run();
  }

  private static PCollectionTuple mark(TestPipeline pipeline, boolean prune) throws IOException {
    WorkSettings settings = WorkFixture.settings("mark", Path.of("unused"), WorkFixture.PLAIN);
    ManifestEntry old =
        ModelSamples.succeeded("old").missing(ModelSamples.LISTED_AT, ModelSamples.attempt());
    return pipeline
        .apply("Missing", Create.of(ModelSamples.succeeded("new"), old))
        .apply(new MarkMissing(settings, prune, open(pipeline)));
  }

  private static PCollection<String> decisions(PCollection<ShardWork> work) {
    return work.apply(
        MapElements.into(STRINGS)
            .via(
                (ShardWork each) -> {
                  ManifestEntry entry = each.outcome().entries().get(0);
                  String decision = entry.attempt().decision().label();
                  return entry.key() + ": " + decision + ", " + each.dead().size() + " dead";
                }));
  }

  private static Gate gate(TestPipeline pipeline, double percent, int known, int vanished) {
    List<ManifestEntry> entries =
        IntStream.range(0, known).mapToObj(i -> ModelSamples.succeeded("f" + i)).toList();
    PCollection<ManifestEntry> missing =
        pipeline.apply("Missing", Create.of(entries.subList(0, vanished)));
    PCollection<String> considered = pipeline.apply("Considered", Create.of("f9"));
    return Gate.behind(
        PCollectionList.of(
            pipeline
                .apply("Known", Create.of(entries))
                .apply(
                    new RefuseMassDisappearance(
                        missing,
                        noClashes(pipeline),
                        considered,
                        new DisappearanceRule(percent, true)))));
  }

  private static PCollection<String> noClashes(TestPipeline pipeline) {
    return pipeline.apply("Clashes", Create.empty(StringUtf8Coder.of()));
  }

  private static PCollection<String> refusal(TestPipeline pipeline, Gate gate) {
    return pipeline
        .apply("Ask", Create.of("why"))
        .apply("WhyRefused", ParDo.of(new RefusalFn(gate)).withSideInputs(gate.view()));
  }

  private static final class RefusalFn extends DoFn<String, String> {
    private static final long serialVersionUID = 1;

    private final Gate gate;

    RefusalFn(Gate gate) {
      this.gate = gate;
    }

    @ProcessElement
    public void ask(ProcessContext c) {
      c.output(gate.refusal(c).orElse("open"));
    }
  }

  private static Gate open(TestPipeline pipeline) {
    return Gate.behind(PCollectionList.of(pipeline.apply("Gate", Create.of(""))));
  }

  private static PCollection<String> passed(TestPipeline pipeline, Gate gate) {
    PCollection<ManifestEntry> behind =
        pipeline.apply("Behind", Create.of(ModelSamples.succeeded("passed")));
    WorkSettings settings;
    try {
      settings = WorkFixture.settings("gate", Path.of("unused"), WorkFixture.PLAIN);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return behind
        .apply("Wait", new MarkMissing(settings, false, gate))
        .get(MarkMissing.WORK)
        .apply(
            "Key",
            MapElements.into(STRINGS)
                .via((ShardWork work) -> work.outcome().entries().get(0).key()));
  }

  private static PCollection<SourceFile> listing(TestPipeline pipeline, List<SourceFile> files) {
    return pipeline.apply("Listing", Create.of(files));
  }

  private static PCollection<String> keys(PCollection<ManifestEntry> entries) {
    return entries.apply(MapElements.into(STRINGS).via(ManifestEntry::key));
  }

  private static Candidate candidate(String key, long size) {
    return new Candidate(
        file(key, size),
        Optional.empty(),
        new Verdict(Verdict.Action.READ, Decision.ADDED, "not in the manifest"));
  }

  private static SourceFile file(String key, long size) {
    SourceMetadata m = ModelSamples.metadata();
    return new SourceFile(
        key,
        new SourceMetadata(m.uri(), size, m.modifiedAt(), m.changeToken(), Optional.empty()),
        ModelSamples.LISTED_AT);
  }
}
