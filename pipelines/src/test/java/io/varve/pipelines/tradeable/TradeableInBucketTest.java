package io.varve.pipelines.tradeable;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.gcs.fake.FakeGcs;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunReport;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Prices, instruments and warehouse in a bucket. */
class TradeableInBucketTest {

  private FakeGcs fake;

  @BeforeEach
  void start() throws Exception {
    fake = FakeGcs.start("bucket");
  }

  @AfterEach
  void stop() {
    fake.close();
    fake.assertNoDefects();
  }

  @Test
  void onlyWhatChangedIsReadAndMatched() throws Exception {
    put("prices/daily/us/a/moon.us.txt", Prices.of("MOON.US", 3));
    put("prices/daily/us/a/star.us.txt", Prices.of("STAR.US", 2));
    put("instruments/a.csv", Prices.list("MOON:US,NYSE,USD", "STAR:US,NYSE,USD"));
    TradeableFixture fixture =
        new TradeableFixture(Path.of("no folder"), "gs://bucket/in", "gs://bucket/warehouse");
    fixture.run();
    assertThat(fixture.stored().rows("matches"), hasSize(2));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));

    fake.delete("bucket", "in/prices/daily/us/a/moon.us.txt");
    put("prices/daily/us/b/moon.us.txt", Prices.of("MOON.US", 5));
    RunReport moved = fixture.runUnchecked();

    assertThat(moved.counts().processed(), is(1L));
    assertThat(moved.counts().removed(), is(1L));
    fixture.check();
    fixture.checkMatches();
    assertThat(fixture.derivedIn(moved), contains("a.csv/MOON:US"));
  }

  private void put(String key, String content) {
    fake.put("bucket", "in/" + key, content.getBytes(UTF_8));
  }
}
