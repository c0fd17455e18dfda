package io.varve.pipelines.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.ManifestEntry;
import io.varve.pipelines.faults.Facts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest that is joined in parts gives what one in the memory of each worker gives. */
class LargeManifestTest {

  @TempDir Path folder;
  private RunFixture small;
  private RunFixture large;

  @BeforeEach
  void oneInputTwoWarehouses() {
    Path input = folder.resolve("input");
    small = new RunFixture(input, folder.resolve("small").toString());
    large = new RunFixture(input, folder.resolve("large").toString());
    large.settings().broadcastEntries = 0;
    for (RunFixture fixture : List.of(small, large)) {
      fixture.settings().maxMissing = 50;
    }
  }

  @Test
  void bothJoinsMakeTheSame() throws Exception {
    for (int i = 0; i < 60; i++) {
      small.write("year/" + i + ".txt", (i % 20 == 3 ? "GARBLED" : "file " + i) + "\nsecond\n");
    }
    runBoth();
    small.write("year/1.txt", "changed\n");
    small.write("year/new.txt", "added\n");
    small.write("year/2.txt", "GARBLED\n");
    small.delete("year/4.txt");
    Files.setLastModifiedTime(
        small.path("year/5.txt"), FileTime.from(Instant.now().minusSeconds(60)));
    runBoth();
    small.write("year/2.txt", "good again\n");
    small.write("year/4.txt", "file 4\nsecond\n");
    for (RunFixture fixture : List.of(small, large)) {
      fixture.settings().onlyFailed = true;
    }
    runBoth();
    for (RunFixture fixture : List.of(small, large)) {
      fixture.settings().onlyFailed = false;
      fixture.settings().prune = true;
      fixture.settings().retryFailed = true;
    }
    small.delete("year/7.txt");
    runBoth();
  }

  private void runBoth() throws Exception {
    RunReport one = small.run();
    RunReport other = large.run();
    assertThat(other.status(), is(one.status()));
    assertThat(other.counts(), is(one.counts()));
    assertThat(Facts.of(large), is(Facts.of(small)));
    assertThat(decisions(large), is(decisions(small)));
  }

  private static Map<String, String> decisions(RunFixture fixture) throws Exception {
    Map<String, String> decisions = new TreeMap<>();
    for (ManifestEntry entry : fixture.entries().values()) {
      decisions.put(
          entry.key(),
          entry.attempt().decision()
              + " "
              + entry.attempt().decisionDetail()
              + " "
              + entry.missingSince().isPresent());
    }
    return decisions;
  }
}
