package io.varve.io.coders;

import io.varve.io.model.DataFileChange;
import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.io.model.SourceFile;
import io.varve.io.run.ShardOutcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each record that travels between workers comes back complete. */
class ModelCodersTest {

  static Stream<Record> elements() {
    return Stream.of(
        ModelSamples.metadata(),
        ModelSamples.file("2024/Ä \uD83D\uDE00\n.htm"),
        ModelSamples.attempt(),
        ModelSamples.failure(FailureCode.TIMEOUT),
        ModelSamples.live(),
        ModelSamples.succeeded("a"),
        ModelSamples.failed("b"),
        ModelSamples.dataFile(),
        DataFileChange.removalOf(ModelSamples.dataFile()),
        ModelSamples.fileRef("manifests/x", 9),
        outcome(),
        ShardOutcome.NOTHING,
        new Bare(
            ModelSamples.file("a"), ModelSamples.failed("b"), ModelSamples.counts(), snapshot()));
  }

  @ParameterizedTest
  @MethodSource("elements")
  void comesBackAsItWas(Record element) throws Exception {
    CoderContract.check(element);
  }

  private static ShardOutcome outcome() {
    return new ShardOutcome(
        List.of(ModelSamples.succeeded("a"), ModelSamples.failed("b")),
        List.of(DataFileChange.of(ModelSamples.dataFile())),
        Map.of("unchanged", 7L, "parked", 2L),
        1L << 40,
        3);
  }

  private static Snapshot.Parent snapshot() {
    return new Snapshot.Parent(16, ModelSamples.HASH);
  }

  /** Records of records. */
  record Bare(SourceFile file, ManifestEntry entry, RunCounts counts, Snapshot.Parent parent) {}
}
