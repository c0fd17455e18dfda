package io.varve.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.AdoptionRule;
import io.varve.transforms.work.JoinPlan;
import io.varve.transforms.work.WorkSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(TestPipelineExtension.class)
class ClassifyFilesTest {

  private static final List<String> LISTED =
      List.of(
          "new", "same", "touched", "back", "bad", "rowless", "finished", "finished-other-bytes");

  static Stream<JoinPlan> plans() {
    return Stream.of(new JoinPlan(true, 1), new JoinPlan(false, 1), new JoinPlan(false, 3));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void eachFileGoesToExactlyOneOutput(JoinPlan plan, TestPipeline pipeline) throws IOException {
    PCollectionTuple classified = classify(pipeline, WorkFixture.PLAIN, plan);
    PAssert.that(
            classified
                .get(ClassifyFiles.CANDIDATES)
                .apply(
                    "CandidateKeys",
                    MapElements.into(TypeDescriptors.strings())
                        .via((Candidate candidate) -> candidate.file().key())))
        .containsInAnyOrder("new", "touched", "rowless", "finished-other-bytes");
    PAssert.that(
            classified
                .get(ClassifyFiles.ADOPTIONS)
                .apply(
                    "AdoptionKeys",
                    MapElements.into(TypeDescriptors.strings())
                        .via((Adoption adoption) -> adoption.candidate().file().key())))
        .containsInAnyOrder("finished");
    PAssert.that(
            classified
                .get(ClassifyFiles.REFRESHED)
                .apply(
                    "RefreshedKeys",
                    MapElements.into(TypeDescriptors.strings())
                        .via((ShardOutcome outcome) -> outcome.entries().get(0).key())))
        .containsInAnyOrder("back");
    PAssert.that(classified.get(ClassifyFiles.SKIPPED)).containsInAnyOrder("unchanged", "parked");
    PAssert.that(classified.get(ClassifyFiles.SAVED_MS)).containsInAnyOrder(1234L, 1234L);
    PAssert.that(classified.get(ClassifyFiles.CONSIDERED)).containsInAnyOrder(LISTED);
    pipeline.run();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void aRunOverFailedFilesConsidersNoOthers(JoinPlan plan, TestPipeline pipeline)
      throws IOException {
    PCollectionTuple classified = classify(pipeline, WorkFixture.ONLY_FAILED, plan);
    PAssert.that(classified.get(ClassifyFiles.CONSIDERED)).containsInAnyOrder("bad");
    PAssert.that(classified.get(ClassifyFiles.SKIPPED)).containsInAnyOrder("parked");
    PAssert.that(classified.get(ClassifyFiles.CANDIDATES)).empty();
    PAssert.that(classified.get(ClassifyFiles.ADOPTIONS)).empty();
    PAssert.that(classified.get(ClassifyFiles.REFRESHED)).empty();
    pipeline.run();
  }

  /**
   * Only the bytes and the extractor make a result: the metadata of another listing proves none.
   */
  @Test
  void workOfADeadRunCountsForTheSameFileAndExtractorOnly() {
    Adoptable finished = new Adoptable("dead", "dead-00000", "1", entry("a"));
    assertThat(adopts(finished, ModelSamples.file("a"), false, entry("a").extractor()), is(true));
    assertThat(adopts(finished, ModelSamples.file("a"), false, ModelSamples.EXTRACTOR), is(false));
    assertThat(adopts(finished, changed("a"), false, entry("a").extractor()), is(false));
    assertThat(adopts(finished, ModelSamples.file("a"), true, entry("a").extractor()), is(false));
  }

  private static boolean adopts(
      Adoptable finished, SourceFile file, boolean force, ExtractorRef extractor) {
    ChangePolicy policy = new ChangePolicy(force, false, false, false, 3);
    Verdict added = new Verdict(Action.READ, Decision.ADDED, "why");
    Candidate candidate = new Candidate(file, Optional.empty(), added);
    return new AdoptionRule(policy, extractor).adopt(candidate, finished).isPresent();
  }

  private static PCollectionTuple classify(
      TestPipeline pipeline, ChangePolicy policy, JoinPlan plan) throws IOException {
    WorkSettings settings = WorkFixture.settings("classify", Path.of("unused"), policy);
    List<ManifestEntry> known =
        List.of(
            entry("same"),
            entry("touched"),
            entry("back").missing(ModelSamples.LISTED_AT, ModelSamples.attempt()),
            failed("bad"),
            inShard(entry("rowless"), "lost-shard"));
    List<Adoptable> unfinished =
        List.of(
            new Adoptable("dead", "dead-00000", "1", entry("finished")),
            new Adoptable("dead", "dead-00000", "1", entry("finished-other-bytes")));
    List<SourceFile> files =
        LISTED.stream()
            .map(
                key ->
                    key.equals("touched") || key.equals("finished-other-bytes")
                        ? changed(key)
                        : ModelSamples.file(key))
            .toList();
    return pipeline
        .apply("Listed", Create.of(files))
        .apply(
            "Classify",
            new ClassifyFiles(
                settings,
                pipeline.apply("Known", Create.of(known)),
                pipeline.apply("Dead", Create.of(unfinished)),
                pipeline.apply("Lost", Create.of("lost-shard")),
                plan));
  }

  private static SourceFile changed(String key) {
    SourceMetadata m = ModelSamples.metadata();
    return new SourceFile(
        key,
        new SourceMetadata(m.uri(), m.sizeBytes(), m.modifiedAt(), "99:9", m.storeChecksum()),
        ModelSamples.LISTED_AT);
  }

  /** Returns the entry of a file that the extractor in force has extracted. */
  private static ManifestEntry entry(String key) {
    return withExtractor(ModelSamples.succeeded(key));
  }

  private static ManifestEntry inShard(ManifestEntry e, String shard) {
    return new ManifestEntry(
        e.key(),
        e.source(),
        e.contentHash(),
        e.status(),
        e.validation(),
        e.extractor(),
        new LiveRows(Optional.of(shard), e.live().rows()),
        e.attempts(),
        e.failure(),
        e.stale(),
        e.missingSince(),
        e.attempt());
  }

  private static ManifestEntry failed(String key) {
    ManifestEntry entry = ModelSamples.failed(key);
    return withExtractor(entry.seenAgain(entry.source(), entry.attempt()));
  }

  private static ManifestEntry withExtractor(ManifestEntry e) {
    return new ManifestEntry(
        e.key(),
        e.source(),
        e.contentHash(),
        e.status(),
        e.validation(),
        new FakeExtractor().identity().ref(),
        e.live(),
        e.attempts(),
        e.failure(),
        e.stale(),
        e.missingSince(),
        e.attempt());
  }
}
