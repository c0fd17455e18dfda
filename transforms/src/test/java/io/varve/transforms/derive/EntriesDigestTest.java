package io.varve.transforms.derive;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.model.ContentHash;
import io.varve.io.model.FailureCode;
import io.varve.io.model.ManifestEntry;
import io.varve.io.model.ModelSamples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntriesDigestTest {

  private static final ManifestEntry A = ModelSamples.succeeded("a");
  private static final ManifestEntry B = ModelSamples.succeeded("b");
  private static final ManifestEntry C = ModelSamples.failed("c");

  @Test
  void orderDoesNotMatter() {
    List<ManifestEntry> entries = new ArrayList<>(List.of(A, B, C));
    ContentHash first = digest(A, B, C);
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(entries, new Random(seed));
      assertThat(digest(entries.toArray(new ManifestEntry[0])), is(first));
    }
  }

  @Test
  void whatChangesRowsChangesIt() {
    ContentHash before = digest(A, B);
    assertThat(digest(A), not(before));
    assertThat(digest(), not(before));
    assertThat(digest(A, B, C), not(before));
    assertThat(digest(A, ModelSamples.succeeded("bb")), not(before));
    assertThat(digest(A, B, B), not(before));
    assertThat(digest(A, ModelSamples.failed("b")), not(before));
    assertThat(digest(A, B.purged(ModelSamples.attempt())), not(before));
  }

  /** Instruments of files that cannot be read are matched with the code. */
  @Test
  void codeOfAFailureChangesIt() {
    ManifestEntry parse = Entries.failedWith("c", FailureCode.PARSE);
    ManifestEntry limit = Entries.failedWith("c", FailureCode.LIMIT);

    assertThat(digest(parse), not(digest(limit)));
  }

  @Test
  void whatLeavesRowsAsTheyAreDoesNot() {
    ContentHash before = digest(A, B);
    assertThat(digest(A, B.missing(ModelSamples.LISTED_AT, ModelSamples.attempt())), is(before));
    assertThat(digest(A, B.movedTo("another shard")), is(before));
    assertThat(digest(A, B.seenAgain(ModelSamples.metadata(), ModelSamples.attempt())), is(before));
  }

  private static ContentHash digest(ManifestEntry... entries) {
    EntriesDigest digest = new EntriesDigest();
    List.of(entries).forEach(digest::add);
    return digest.hash();
  }
}
