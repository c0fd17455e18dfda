package io.varve.pipelines.tradeable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.io.audit.Sample;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.InMemoryStorage;
import io.varve.pipelines.verify.ReextractionCheck;
import io.varve.pipelines.verify.ReextractionReport;
import io.varve.transforms.instruments.InstrumentFileExtractor;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.prices.PriceFileExtractor;
import io.varve.transforms.work.WorkSettings.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is about source files speaks of them alone, and names the input that it means. */
class ReextractionOfPricesTest {

  private static final String NAME = "ReextractionOfPricesTest";
  private static final String LIST = "instruments/broker.csv";

  @TempDir Path folder;
  private TradeableFixture fixture;

  @BeforeEach
  void firstRun() throws Exception {
    fixture = new TradeableFixture(folder, "mem://" + NAME);
    fixture.write("prices/daily/us/stocks/moon.us.txt", Prices.of("MOON.US", 5));
    fixture.write(LIST, Prices.list("MOON:US,NYSE,USD", "NONE:US,NYSE,USD"));
    fixture.write("instruments/other.csv", Prices.list("MOON:US,NYSE,USD"));
    fixture.run();
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void matchesAreNoDocumentsToExtractAgain() throws Exception {
    ReextractionReport again =
        new ReextractionCheck(
                Warehouse.open("mem://" + NAME),
                new Sample(100, "seed"),
                (name, configuration) ->
                    switch (name) {
                      case "prices" ->
                          Optional.of(new PriceFileExtractor(configuration.get("key_prefix")));
                      case "instruments" ->
                          Optional.of(new InstrumentFileExtractor(configuration.get("key_prefix")));
                      default -> Optional.empty();
                    },
                new Limits(Duration.ofSeconds(20), 1 << 20),
                1)
            .execute();
    assertThat(again.live(), is(3L));
    assertThat(again.same(), is(3L));
    assertThat(again.notComparable(), is(anEmptyMap()));
  }

  @Test
  void theInputThatIsNotThereIsNamedByItsFlag() throws Exception {
    fixture.move("instruments", "elsewhere/instruments");
    ListingException missing = assertThrows(ListingException.class, fixture::runUnchecked);
    assertThat(missing.getMessage(), endsWith("Check --instruments."));
    assertThat(
        assertThrows(ListingException.class, fixture::plan).getMessage(), is(missing.getMessage()));
  }

  @Test
  void theInputThatLostFilesIsNamed() throws Exception {
    fixture.settings().maxMissing = 20;
    fixture.delete(LIST);
    String why = fixture.run().problem().orElseThrow().getMessage();
    assertThat(why, containsString("1 of 2 known files (50 %)"));
    assertThat(why, containsString("below --instruments"));
    assertThat(fixture.plan().refusal().orElseThrow(), is(why));
  }

  /** A list that was never good can go without a word. */
  @Test
  void aListThatNeverCouldBeReadIsNotMissed() throws Exception {
    fixture.settings().maxMissing = 20;
    fixture.write("instruments/bad.csv", "no header");
    fixture.run();
    fixture.delete("instruments/bad.csv");
    assertThat(fixture.plan().refusal(), is(Optional.empty()));
    assertThat(fixture.run().problem(), is(Optional.empty()));
  }
}
