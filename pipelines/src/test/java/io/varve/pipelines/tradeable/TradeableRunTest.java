package io.varve.pipelines.tradeable;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.varve.io.model.Decision;
import io.varve.io.run.RunStatus;
import io.varve.io.storage.InMemoryStorage;
import io.varve.pipelines.run.RunReport;
import io.varve.transforms.matching.MatchingConfig;
import io.varve.transforms.matching.MatchingConfig.LsePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Price files and lists of instruments, run after run: what changes costs, nothing else does. */
class TradeableRunTest {

  private static final String NAME = "TradeableRunTest";
  private static final String MOON = "prices/daily/us/stocks/moon.us.txt";
  private static final String STAR = "prices/daily/us/stocks/star.us.txt";
  private static final String TIDE = "prices/daily/uk/stocks/tide.uk.txt";
  private static final String LIST = "instruments/broker.csv";

  @TempDir Path folder;
  private TradeableFixture fixture;

  @BeforeEach
  void firstRun() throws Exception {
    fixture = new TradeableFixture(folder, "mem://" + NAME);
    fixture.write(MOON, Prices.of("MOON.US", 5));
    fixture.write(STAR, Prices.of("STAR.US", 3));
    fixture.write(TIDE, Prices.of("TIDE.UK", 4));
    fixture.write(
        LIST, Prices.list("MOON:US,NYSE,USD", "TIDE:LN,LSE,USD", "NONE:US,NYSE,USD", "STAR:US,,"));
    fixture.settings().enforce = true;
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    fixture.settings().enforce = false;
  }

  @AfterEach
  void forget() {
    InMemoryStorage.forget(NAME);
  }

  @Test
  void firstRunExtractsEverythingAndMatchesIt() throws Exception {
    assertThat(fixture.stored().rows("prices"), hasSize(12));
    assertThat(fixture.stored().rows("instruments"), hasSize(4));
    assertThat(fixture.stored().rows("matches"), hasSize(3));
    assertThat(fixture.stored().rows("unmatched"), hasSize(1));
    assertThat(fixture.snapshot().orElseThrow().counts().added(), is(4L));
    assertThat(fixture.entry(LIST).live().rows().get("instruments"), is(4L));
  }

  @Test
  void nothingChangedIsNoSnapshot() throws Exception {
    RunReport second = fixture.run();

    assertThat(second.status(), is(RunStatus.NO_CHANGES));
    assertThat(second.counts().unchanged(), is(4L));
    assertThat(fixture.snapshot().orElseThrow().id(), is(1L));
    assertThat(fixture.plan().items(), is(empty()));
    assertThat(fixture.plan().derivation(), is(Optional.empty()));
  }

  @Test
  void touchedFilesAreMatchedAnewByNobody() throws Exception {
    fixture.touch(MOON);
    fixture.touch(LIST);

    RunReport report = fixture.run();

    assertThat(report.counts().touched(), is(2L));
    assertThat(report.counts().processed(), is(0L));
    assertThat(fixture.derivedIn(report), is(empty()));
  }

  @Test
  void changedPriceFileIsExtractedAloneAndMatchesItsInstrument() throws Exception {
    fixture.write(MOON, Prices.of("MOON.US", 6));
    assertThat(fixture.plan().derivation(), is(Optional.of("source files changed")));

    RunReport report = fixture.run();

    assertThat(report.counts().modified(), is(1L));
    assertThat(report.counts().processed(), is(1L));
    assertThat(report.counts().unchanged(), is(3L));
    assertThat(fixture.derivedIn(report), contains("broker.csv/MOON:US"));
    assertThat(match("MOON:US").get("price_rows"), is(6));
  }

  @Test
  void changedInstrumentIsMatchedAlone() throws Exception {
    fixture.write(
        LIST, Prices.list("MOON:US,NYSE,USD", "TIDE:LN,LSE,GBP", "NONE:US,NYSE,USD", "STAR:US,,"));

    RunReport report = fixture.run();

    assertThat(report.counts().processed(), is(1L));
    assertThat(fixture.derivedIn(report), contains("broker.csv/TIDE:LN"));
    assertThat(match("TIDE:LN").get("currency_status").toString(), is("match"));
  }

  @Test
  void rowsAboveAnInstrumentAreNoChangeOfIt() throws Exception {
    fixture.write(
        LIST,
        Prices.list(
            "STAR,NYSE,USD",
            "MOON:US,NYSE,USD",
            "TIDE:LN,LSE,USD",
            "NONE:US,NYSE,USD",
            "STAR:US,,"));

    RunReport report = fixture.run();

    assertThat(fixture.derivedIn(report), contains("broker.csv/STAR"));
    assertThat(fixture.stored().rows("matches"), hasSize(4));
  }

  @Test
  void instrumentThatIsTakenOffItsListIsMatchedNoMore() throws Exception {
    fixture.write(LIST, Prices.list("MOON:US,NYSE,USD", "STAR:US,,"));

    RunReport report = fixture.run();

    assertThat(fixture.derivedIn(report), is(empty()));
    assertThat(fixture.stored().rows("matches"), hasSize(2));
    assertThat(fixture.stored().rows("unmatched"), is(empty()));
  }

  @Test
  void otherPolicyMatchesAllAndExtractsNothing() throws Exception {
    fixture.settings().matching = new MatchingConfig(LsePolicy.STRICT, false);
    assertThat(fixture.plan().derivation(), is(Optional.of("rules or settings changed")));

    RunReport report = fixture.run();

    assertThat(report.status(), is(RunStatus.COMMITTED));
    assertThat(report.counts().processed(), is(0L));
    assertThat(fixture.derivedIn(report), hasSize(4));
    assertThat(
        match("TIDE:LN").get("currency_status").toString(), is("error:lse_currency_override"));
    assertThat(
        fixture.entry("matches/broker.csv/MOON:US").attempt().decision(),
        is(Decision.CONFIG_CHANGED));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void newPriceFileFindsItsInstrument() throws Exception {
    fixture.write("prices/daily/us/etfs/none.us.txt", Prices.of("NONE.US", 2));

    RunReport report = fixture.run();

    assertThat(fixture.derivedIn(report), contains("broker.csv/NONE:US"));
    assertThat(fixture.stored().rows("unmatched"), is(empty()));
    assertThat(match("NONE:US").get("price_rows"), is(2));
  }

  @Test
  void listsComeGoAndAreRenamed() throws Exception {
    fixture.write("instruments/second.csv", Prices.list("STAR:US,NYSE,USD"));
    RunReport added = fixture.run();
    assertThat(fixture.derivedIn(added), contains("second.csv/STAR:US"));

    fixture.move("instruments/second.csv", "instruments/third.csv");
    RunReport renamed = fixture.run();
    assertThat(renamed.counts().missing(), is(1L));
    assertThat(fixture.derivedIn(renamed), contains("third.csv/STAR:US"));
    assertThat(fixture.stored().rows("matches"), hasSize(5));

    fixture.settings().prune = true;
    RunReport pruned = fixture.run();
    assertThat(pruned.counts().removed(), is(1L));
    assertThat(fixture.stored().rows("instruments"), hasSize(5));
    assertThat(fixture.stored().rows("matches"), hasSize(4));
    assertThat(fixture.stored().entries().keySet(), not(hasItem("matches/second.csv/STAR:US")));
  }

  @Test
  void missingPriceFileKeepsItsMatchUntilItIsPruned() throws Exception {
    fixture.delete(MOON);
    RunReport missing = fixture.run();
    assertThat(missing.counts().missing(), is(1L));
    assertThat(fixture.derivedIn(missing), is(empty()));
    assertThat(match("MOON:US").get("price_rows"), is(5));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));

    fixture.settings().prune = true;
    RunReport pruned = fixture.run();
    assertThat(fixture.derivedIn(pruned), contains("broker.csv/MOON:US"));
    assertThat(fixture.stored().rows("matches"), hasSize(2));
    assertThat(fixture.stored().rows("prices"), hasSize(7));
  }

  @Test
  void forceDoesAllAgain() throws Exception {
    fixture.settings().force = true;
    assertThat(fixture.plan().derivation(), is(Optional.of("asked for by --force")));

    RunReport report = fixture.run();

    assertThat(report.counts().processed(), is(4L));
    assertThat(fixture.derivedIn(report), hasSize(4));
    assertThat(fixture.stored().rows("prices"), hasSize(12));
  }

  @Test
  void badNewVersionKeepsRowsAndMatch() throws Exception {
    fixture.write(MOON, Prices.UNREADABLE);

    RunReport report = fixture.run();

    assertThat(report.counts().failed(), is(1L));
    assertThat(fixture.derivedIn(report), is(empty()));
    assertThat(match("MOON:US").get("price_rows"), is(5));
    assertThat(fixture.entry(MOON).stale().isPresent(), is(true));
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void fileThatNeverCouldBeReadIsMatchedWithItsError() throws Exception {
    fixture.write("prices/daily/us/etfs/none.us.txt", Prices.UNREADABLE);

    RunReport report = fixture.run();

    assertThat(report.counts().failed(), is(1L));
    assertThat(fixture.derivedIn(report), contains("broker.csv/NONE:US"));
    String code = report.failures().get(0).code().name();
    assertThat(match("NONE:US").get("data_status").toString(), is("error:" + code));
  }

  @Test
  void onlyFailedAndRetryFailedLookAtFailedFilesOnly() throws Exception {
    fixture.write(MOON, Prices.UNREADABLE);
    fixture.run();
    fixture.write(STAR, Prices.of("STAR.US", 9));
    fixture.settings().retryFailed = true;
    fixture.settings().onlyFailed = true;
    RunReport again = fixture.run();
    assertThat(again.counts().listed(), is(1L));
    assertThat(again.counts().retried(), is(1L));
    assertThat(again.counts().failed(), is(1L));

    fixture.write(MOON, Prices.of("MOON.US", 7));
    RunReport mended = fixture.run();
    assertThat(mended.counts().succeeded(), is(1L));
    assertThat(fixture.derivedIn(mended), contains("broker.csv/MOON:US"));
    assertThat(match("STAR:US").get("price_rows"), is(3));
  }

  @Test
  void emptyInputsAreRefusedEachByItself() throws Exception {
    TradeableFixture other =
        new TradeableFixture(folder.resolve("other"), "mem://" + NAME + "-other");
    Files.createDirectories(folder.resolve("other/instruments"));
    other.write("prices/a.us.txt", Prices.of("A.US", 1));

    RunReport report = other.runUnchecked();

    assertThat(report.status(), is(RunStatus.REFUSED));
    assertThat(report.problem().orElseThrow().getMessage(), containsString("--instruments"));
    InMemoryStorage.forget(NAME + "-other");
  }

  @Test
  void tooManyMissingOfOneInputRefusesTheRun() throws Exception {
    fixture.write("instruments/second.csv", Prices.list("STAR:US,NYSE,USD"));
    fixture.run();
    fixture.settings().maxMissing = 40;
    fixture.delete("instruments/second.csv");

    RunReport lists = fixture.run();
    assertThat(lists.status(), is(RunStatus.REFUSED));
    assertThat(fixture.plan().refusal().isPresent(), is(true));

    fixture.write("instruments/second.csv", Prices.list("STAR:US,NYSE,USD"));
    fixture.delete(MOON);
    assertThat(fixture.run().status(), is(RunStatus.COMMITTED));
    fixture.delete(STAR);
    assertThat(fixture.run().status(), is(RunStatus.REFUSED));
  }

  @Test
  void otherPrefixIsAnotherCollection() throws Exception {
    fixture.settings().keyPrefix = "two/";
    RunReport report = fixture.run();

    assertThat(report.counts().added(), is(4L));
    assertThat(fixture.stored().rows("prices"), hasSize(24));
    assertThat(
        List.copyOf(fixture.derivedIn(report)),
        containsInAnyOrder(
            "broker.csv/MOON:US",
            "broker.csv/NONE:US",
            "broker.csv/STAR:US",
            "broker.csv/TIDE:LN"));
    fixture.settings().keyPrefix = "";
    assertThat(fixture.run().status(), is(RunStatus.NO_CHANGES));
  }

  @Test
  void lostDataFilesAreMadeAgain() throws Exception {
    for (String dataset : List.of("price_files", "instruments", "matches", "prices")) {
      fixture.stored().dataFiles().stream()
          .filter(file -> file.dataset().equals(dataset))
          .forEach(file -> InMemoryStorage.named(NAME).delete(file.path()));

      RunReport report = fixture.runUnchecked();

      assertThat(dataset + ": " + report, report.status(), is(RunStatus.COMMITTED));
      fixture.checkDays();
      fixture.checkMatches();
      assertThat(fixture.stored().rows("matches"), hasSize(3));
    }
  }

  private GenericRecord match(String symbol) throws Exception {
    return fixture.stored().rows("matches").stream()
        .filter(row -> row.get("symbol").toString().equals(symbol))
        .findFirst()
        .orElseThrow();
  }
}
