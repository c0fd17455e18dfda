package io.varve.transforms;

import io.varve.io.coders.CoderContract;
import io.varve.io.model.DataFileChange;
import io.varve.io.model.Decision;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.SourceFile;
import io.varve.io.run.ShardOutcome;
import io.varve.transforms.change.Candidate;
import io.varve.transforms.change.Verdict;
import io.varve.transforms.change.Verdict.Action;
import io.varve.transforms.work.Adoptable;
import io.varve.transforms.work.Adoption;
import io.varve.transforms.work.DeadRows;
import io.varve.transforms.work.ShardWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record that travels between the steps comes back complete. */
class ElementCodersTest {

  static Stream<Record> elements() {
    ManifestEntry entry = ModelSamples.failed("a");
    Verdict verdict = new Verdict(Action.EXTRACT, Decision.RETRY, "FETCH, attempt 2");
    SourceFile file = ModelSamples.file("a");
    Candidate candidate = new Candidate(file, Optional.of(entry), verdict);
    Adoptable adoptable = new Adoptable("run-5", "run-5-00001", "attempt-1", entry);
    DeadRows dead = new DeadRows("run-6-00003", "a", Map.of("documents", 1L));
    ShardOutcome outcome =
        new ShardOutcome(
            List.of(entry),
            List.of(DataFileChange.removalOf(ModelSamples.dataFile())),
            Map.of("parked", 1L),
            9,
            1);
    return Stream.of(
        verdict,
        candidate,
        new Candidate(ModelSamples.file("b"), Optional.empty(), verdict),
        adoptable,
        new Adoption(candidate, adoptable),
        dead,
        outcome,
        new ShardWork(outcome, List.of(dead)),
        new FindMissing.Presence("a", Optional.of(entry)),
        new FindMissing.Presence("a", Optional.empty()),
        new BucketJoin.Side("a", Optional.of(file), Optional.empty(), Optional.empty()),
        new BucketJoin.Side("a", Optional.empty(), Optional.of(entry), Optional.empty()),
        new BucketJoin.Side("a", Optional.empty(), Optional.empty(), Optional.of(adoptable)));
  }

  @ParameterizedTest
  @MethodSource("elements")
  void comesBackAsItWas(Record element) throws Exception {
    CoderContract.check(element);
  }
}
