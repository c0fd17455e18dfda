package io.varve.pipelines.tradeable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Purge;
import io.varve.io.model.Status;
import io.varve.io.run.RunStatus;
import io.varve.io.storage.InMemoryStorage;
import io.varve.pipelines.run.RunFixture;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was derived of files that are erased goes with the next run, and runs find their rest. */
class PurgedSourcesTest {

  private static final String NAME = "PurgedSourcesTest";
  private static final String MOON = "prices/daily/us/moon.us.txt";
  private static final String LIST = "instruments/broker.csv";
  private static final String NOTE = "matches/.sources";

  @TempDir Path folder;
  private TradeableFixture fixture;

  @BeforeEach
  void firstRun() throws Exception {
    fixture = new TradeableFixture(folder, "mem://" + NAME);
    fixture.write(MOON, Prices.of("MOON.US", 5));
    fixture.write("prices/daily/us/star.us.txt", Prices.of("STAR.US", 3));
    fixture.write(LIST, Prices.list("MOON:US,NYSE,USD", "STAR:US,NYSE,USD"));
    fixture.run();
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void priceFileTakesItsMatchAlong() throws Exception {
    purge(MOON);

    fixture.run();

    assertThat(fixture.stored().rows("matches"), hasSize(1));
    assertThat(fixture.stored().rows("unmatched"), hasSize(1));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void listTakesItsMatchesAlong() throws Exception {
    purge(LIST);

    fixture.run();

    assertThat(fixture.stored().rows("matches"), is(empty()));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void whatItemsAreDerivedFromIsNotedAgain() throws Exception {
    purge(NOTE);

    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));

    assertThat(fixture.entry(NOTE).status(), is(Status.SUCCEEDED));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  private void purge(String key) throws Exception {
    Purge purge = new Purge(fixture.stored().open(), key);
    new Operation(
            fixture.stored().open(),
            "purge",
            Optional.of("a test"),
            new TreeMap<>(),
            RunFixture.environment())
        .commit(purge);
    purge.deleteFiles();
    fixture.check();
  }
}
