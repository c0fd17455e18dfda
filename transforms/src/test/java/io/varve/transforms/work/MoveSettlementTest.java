package io.varve.transforms.work;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.Decision;
import io.varve.io.model.ExtractorRef;
import io.varve.io.model.LiveRows;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.Move;
import io.varve.transforms.change.EntryBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoveSettlementTest {

  private static final ManifestEntry OLD = ModelSamples.succeeded("old");
  private final MoveSettlement settlement =
      new MoveSettlement(new EntryBuilder("run-9", new ExtractorRef("x/1", ModelSamples.HASH)));

  @Test
  void extractedFileTakesThePlace() {
    settlement.add(ShardOutcome.of(ModelSamples.succeeded("new")));

    ShardWork work = settlement.settle(new Move(OLD, "new", false, true)).orElseThrow();

    ManifestEntry end = work.outcome().entries().get(0);
    assertThat(end.isRemoval(), is(true));
    assertThat(end.attempt().decision(), is(Decision.REMOVED));
    assertThat(end.attempt().decisionDetail(), containsString("new is in its place"));
    assertThat(work.dead(), contains(DeadRows.of(OLD).orElseThrow()));
  }

  @Test
  void fileThatWasThereBeforeTakesThePlace() {
    ShardWork work = settlement.settle(new Move(OLD, "new", true, false)).orElseThrow();

    assertThat(work.outcome().entries().get(0).isRemoval(), is(true));
  }

  @Test
  void spoiltFileLeavesTheRowsAndTheyAreMarked() {
    settlement.add(ShardOutcome.of(withoutRows("new")));

    ShardWork work = settlement.settle(new Move(OLD, "new", false, true)).orElseThrow();

    ManifestEntry marked = work.outcome().entries().get(0);
    assertThat(marked.live(), is(OLD.live()));
    assertThat(marked.missingSince().isPresent(), is(true));
    assertThat(work.dead(), is(empty()));
  }

  @Test
  void whatThisRunFoundCountsMoreThanWhatWasThere() {
    settlement.add(ShardOutcome.of(withoutRows("new")));

    ShardWork work = settlement.settle(new Move(OLD, "new", true, true)).orElseThrow();

    assertThat(work.outcome().entries().get(0).isRemoval(), is(false));
  }

  /** Rows of both would be the same days twice. */
  @Test
  void failedFileWithOlderRowsTakesThePlace() {
    settlement.add(ShardOutcome.of(ModelSamples.failed("new")));

    ShardWork work = settlement.settle(new Move(OLD, "new", false, true)).orElseThrow();

    assertThat(ModelSamples.failed("new").live().shard().isPresent(), is(true));
    assertThat(work.outcome().entries().get(0).isRemoval(), is(true));
  }

  @Test
  void nothingChangesForAMarkedFileOrOneElsewhere() {
    ManifestEntry marked = OLD.missing(ModelSamples.LISTED_AT, ModelSamples.attempt());

    assertThat(settlement.settle(new Move(marked, "new", false, true)), is(Optional.empty()));
    assertThat(settlement.settle(new Move(OLD, "new", false, false)), is(Optional.empty()));
  }

  private static ManifestEntry withoutRows(String key) {
    ManifestEntry failed = ModelSamples.failed(key);
    return new ManifestEntry(
        key,
        failed.source(),
        failed.contentHash(),
        failed.status(),
        failed.validation(),
        failed.extractor(),
        LiveRows.NONE,
        1,
        failed.failure(),
        Optional.empty(),
        Optional.empty(),
        failed.attempt());
  }
}
