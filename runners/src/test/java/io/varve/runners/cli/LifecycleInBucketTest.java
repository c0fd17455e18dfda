package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.io.gcs.fake.FakeGcs;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that change a warehouse, with the warehouse in a bucket. */
final class LifecycleInBucketTest {

  private FakeGcs fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakeGcs.start("bucket");
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void everyCommandWorksInABucket() throws Exception {
    put(Workbench.PLAIN);
    assertThat(execute(0, "run", "filings", "--input=gs://bucket/in"), containsString("ommitted"));
    put(Workbench.HTML);
    execute(0, "run", "filings", "--input=gs://bucket/in");
    execute(0, "tag", "t", "2");
    assertThat(
        execute(0, "rollback", "1", "--reason=test"), containsString("Rolled back: snapshot 4"));
    execute(0, "untag", "t");
    execute(4, "forget", "--keep-last=1");
    execute(0, "forget", "--keep-last=1", "--yes");
    execute(4, "prune");
    execute(0, "prune", "--yes");
    assertThat(execute(0, "prune", "--grace=0s", "--yes"), containsString("deleted"));
    assertThat(execute(0, "prune", "--grace=0s", "--yes"), containsString("deleted"));
    assertThat(count("snapshots/"), is(3L));
    assertThat(count("trash/"), is(0L));
    fake.delete("bucket", "w/snapshots/00000000000000000006.json");
    execute(12, "check");
    execute(0, "repair", "--yes");
    execute(0, "check", "--read-data");
    assertThat(execute(0, "run", "filings", "--input=gs://bucket/in"), containsString("1 added"));
    execute(0, "check", "--read-data");
  }

  private long count(String folder) {
    return fake.objects("bucket").stream()
        .filter(object -> object.name().startsWith("w/" + folder))
        .count();
  }

  private void put(String key) throws IOException {
    byte[] sample =
        Files.readAllBytes(Workbench.HOME.resolve("pipelines/samples/filings").resolve(key));
    fake.put("bucket", "in/" + key, sample);
  }

  private static String execute(int code, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--warehouse=gs://bucket/w");
    Result result = Workbench.execute(all.toArray(new String[0]));
    assertThat(String.join(" ", words) + result.out() + result.err(), result.code(), is(code));
    return result.out();
  }
}
