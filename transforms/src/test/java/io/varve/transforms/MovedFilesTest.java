package io.varve.transforms;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.SourceFile;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.Selection;
import io.varve.transforms.listing.SourceIdentity;
import io.varve.transforms.prices.TickerIdentity;
import io.varve.transforms.work.JoinPlan;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files about the same thing, in so many buckets that keys alone would not bring them together. */
@ExtendWith(TestPipelineExtension.class)
class MovedFilesTest {

  private static final SourceIdentity TICKERS = new TickerIdentity("p/");
  private static final JoinPlan BUCKETS = new JoinPlan(false, 50);
  private static final InputScope ALL = new InputScope("in", "p/", Selection.everything());
  private static final InputScope NO_OLD =
      new InputScope("in", "p/", new Selection(List.of(), List.of("old/**")));

  @Test
  void fileElsewhereIsNoMissingOne(TestPipeline pipeline) {
    PCollectionTuple found =
        find(
            pipeline,
            ALL,
            WorkFixture.PLAIN,
            List.of(ModelSamples.succeeded("p/old/a.txt"), ModelSamples.succeeded("p/old/b.txt")),
            "p/new/A.TXT");
    PAssert.that(moves(found))
        .containsInAnyOrder("p/old/a.txt -> p/new/A.TXT, live false, gone true");
    PAssert.that(keys(found)).containsInAnyOrder("p/old/b.txt");
    pipeline.run();
  }

  @Test
  void knownFileElsewhereIsLiveWhenItHasRows(TestPipeline pipeline) {
    ManifestEntry spoilt = ModelSamples.failed("p/new/b.txt");
    PCollectionTuple found =
        find(
            pipeline,
            ALL,
            WorkFixture.PLAIN,
            List.of(
                ModelSamples.succeeded("p/old/a.txt"),
                ModelSamples.succeeded("p/new/a.txt"),
                ModelSamples.succeeded("p/old/b.txt"),
                spoilt),
            "p/new/a.txt",
            "p/new/b.txt");
    assertThat(spoilt.live().shard().isPresent(), is(true));
    PAssert.that(moves(found))
        .containsInAnyOrder(
            "p/old/a.txt -> p/new/a.txt, live true, gone true",
            "p/old/b.txt -> p/new/b.txt, live true, gone true");
    pipeline.run();
  }

  @Test
  void fileOutOfScopeGivesWayButIsNotMissing(TestPipeline pipeline) {
    PCollectionTuple found =
        find(
            pipeline,
            NO_OLD,
            WorkFixture.PLAIN,
            List.of(ModelSamples.succeeded("p/old/a.txt"), ModelSamples.succeeded("p/old/b.txt")),
            "p/new/a.txt");
    PAssert.that(moves(found))
        .containsInAnyOrder("p/old/a.txt -> p/new/a.txt, live false, gone false");
    PAssert.that(keys(found)).empty();
    pipeline.run();
  }

  @Test
  void runOverFailedFilesMovesTheseOnly(TestPipeline pipeline) {
    PCollectionTuple found =
        find(
            pipeline,
            ALL,
            WorkFixture.ONLY_FAILED,
            List.of(
                ModelSamples.succeeded("p/old/a.txt"),
                ModelSamples.succeeded("p/old/b.txt"),
                ModelSamples.failed("p/new/b.txt"),
                ModelSamples.succeeded("p/old/c.txt")),
            "p/new/a.txt",
            "p/new/b.txt");
    PAssert.that(moves(found))
        .containsInAnyOrder("p/old/b.txt -> p/new/b.txt, live true, gone false");
    PAssert.that(keys(found)).empty();
    pipeline.run();
  }

  @Test
  void twoListedFilesClashWhereverTheyAre(TestPipeline pipeline) {
    PCollectionTuple found =
        find(
            pipeline,
            ALL,
            WorkFixture.PLAIN,
            List.of(ModelSamples.succeeded("p/x/a.txt")),
            "p/x/a.txt",
            "p/y/a.txt",
            "p/hourly/a.txt",
            "p/x/b.txt");
    PAssert.that(found.get(FindMissing.CLASHES)).containsInAnyOrder("p/x/a.txt and p/y/a.txt");
    pipeline.run();
  }

  private static PCollectionTuple find(
      TestPipeline pipeline,
      InputScope scope,
      ChangePolicy policy,
      List<ManifestEntry> known,
      String... listed) {
    ElementCoders.register(pipeline.getCoderRegistry());
    PCollection<SourceFile> files =
        pipeline.apply(
            "Listing", Create.of(List.of(listed).stream().map(ModelSamples::file).toList()));
    PCollection<ManifestEntry> entries = pipeline.apply("Known", Create.of(known));
    return entries.apply(new FindMissing(files, scope, TICKERS, policy, BUCKETS));
  }

  private static PCollection<String> moves(PCollectionTuple found) {
    return found
        .get(FindMissing.MOVED)
        .apply(
            "Words",
            MapElements.into(TypeDescriptors.strings())
                .via(
                    move ->
                        move.entry().key()
                            + " -> "
                            + move.newKey()
                            + ", live "
                            + move.live()
                            + ", gone "
                            + move.gone()));
  }

  private static PCollection<String> keys(PCollectionTuple found) {
    return found
        .get(FindMissing.MISSING)
        .apply("Keys", MapElements.into(TypeDescriptors.strings()).via(ManifestEntry::key));
  }
}
