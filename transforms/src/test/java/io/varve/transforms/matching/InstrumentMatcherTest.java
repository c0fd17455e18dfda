package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.COMPATIBLE;
import static io.varve.transforms.matching.Listings.OURS;
import static io.varve.transforms.matching.Listings.instrument;
import static io.varve.transforms.matching.Listings.matched;
import static io.varve.transforms.matching.Listings.result;
import static io.varve.transforms.matching.Listings.tree;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.instruments.InstrumentRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strategy of a match, the reason of a mismatch, and what both rows carry on. */
class InstrumentMatcherTest {

  @ParameterizedTest
  @CsvSource({
    "MUP:US, '', us/nyse stocks/mup.us, ticker",
    "MUP.US, '', us/nyse stocks/mup.us, ticker",
    "MUP, NSQ, us/nyse stocks/mup.us, base_market",
    "MUP, GPW, pl/wse stocks/mup, ticker",
    "MUP, '', us/nyse stocks/mup.us, base_market",
    "MUP:ZZ, '', us/nyse stocks/mup.us, ticker",
    "FB, NYSE, us/nyse stocks/meta.us, base_market",
    "FB:US, '', us/nyse stocks/meta.us, ticker",
  })
  void theStrategySaysWhetherTheSymbolNamesTheFile(
      String symbol, String market, String file, String strategy) {
    MatchRow row = matched(tree(file), OURS, instrument(symbol, market));

    assertThat(row.strategy(), is(strategy));
    assertThat(row.stooqPath(), is("data/daily/" + file + ".txt"));
  }

  @ParameterizedTest
  @CsvSource({
    // The market is empty of files; the base is unknown.
    "GONE:HK, no_source_data(.HK), no_source_data(.HK)",
    // Of two extensions the first that no file has.
    "GONE:AS, no_source_data(.AS), no_source_data(.AS)",
    "GONE:PA, no_source_data(.PA), no_source_data(.PA)",
    "GONE:US, manual_review, manual_review",
    "GONE, manual_review, manual_review",
    // Two files, neither of the market; first that this market has no files.
    "TWO:US, ambiguous_variants, ambiguous_variants",
    "TWO:HK, no_source_data(.HK), no_source_data(.HK)",
    "TWO, ambiguous_variants, ambiguous_variants",
    // One file, of another market: before anything else.
    "ONE:US, market_mismatch, ONE.UK",
    "ONE:HK, market_mismatch, ONE.UK",
    "'', missing_symbol, none",
  })
  void whatIsNotMatchedSaysWhy(String symbol, String ours, String compatible) {
    TickerIndex index =
        tree("us/a/aaa.us", "nl/a/aaa.nl", "uk/a/one.uk", "uk/a/two.uk", "hu/a/two.hu");

    assertThat(result(index, OURS, instrument(symbol)), is(ours));
    assertThat(result(index, COMPATIBLE, instrument(symbol)), is(compatible));
  }

  @Test
  void aBlankSymbolIsNone() {
    assertThat(result(tree("us/a/aaa.us"), OURS, instrument(" ")), is("missing_symbol"));
  }

  @Test
  void anUnmatchedRowHasAllThatTheListSays() {
    InstrumentRow instrument = instrument("GONE", "LSE", "GBP");
    Record row = new InstrumentMatcher(tree("us/a/aaa.us"), OURS).match(instrument).orElseThrow();

    assertThat(
        row,
        equalTo(
            new UnmatchedRow(
                "list.csv/GONE",
                Optional.of("GONE"),
                Optional.of("XX0000000000"),
                Optional.of("LSE"),
                Optional.of("Made Up plc"),
                Optional.of("GBP"),
                "list.csv",
                "no_source_data(.UK)")));
  }

  @Test
  void aMatchHasAllThatListAndFileSay() {
    MatchRow row =
        matched(tree("us/nasdaq stocks/1/mup.us"), OURS, instrument(" m up:us", "NSQ", "usd"));

    assertThat(
        row,
        equalTo(
            new MatchRow(
                "list.csv/ m up:us",
                " m up:us",
                Optional.of("XX0000000000"),
                Optional.of("NSQ"),
                Optional.of("Made Up plc"),
                Optional.of("usd"),
                "MUP.US",
                "data/daily/us/nasdaq stocks/1/mup.us.txt",
                "us",
                "nasdaq stocks/1",
                "ticker",
                "list.csv",
                Optional.of(Listings.START),
                Optional.of(Listings.END),
                300,
                Optional.of("USD"),
                Optional.of("USD"),
                "match",
                "ok",
                Optional.empty())));
  }

  @Test
  void manyThreadsSayTheSameAsOneInTheOrderOfTheList() {
    Random random = new Random(7);
    List<ListedTicker> files = new ArrayList<>();
    List<InstrumentRow> instruments = new ArrayList<>();
    String[] ends = {"us/a/%s.us", "uk/a/%s.uk", "pl/a/%s", "de/a/%s.de"};
    String[] suffixes = {":US", ".L", ":PW", "", ":ZZ"};
    for (int i = 0; i < 2_000; i++) {
      String base = Integer.toString(random.nextInt(1_500), 36);
      files.add(Listings.file(String.format("daily/" + ends[i % 4], base + i % 3) + ".txt"));
      String symbol = Integer.toString(random.nextInt(1_500), 36) + i % 3 + suffixes[i % 5];
      instruments.add(instrument(symbol));
    }
    for (MatchingConfig config : List.of(OURS, COMPATIBLE)) {
      InstrumentMatcher matcher = new InstrumentMatcher(TickerIndex.of(files), config);
      Collections.shuffle(files, random);
      InstrumentMatcher shuffled = new InstrumentMatcher(TickerIndex.of(files), config);

      List<Optional<Record>> serial = instruments.stream().map(matcher::match).toList();

      assertThat(
          serial.stream().filter(row -> row.get() instanceof MatchRow).count() > 100, is(true));
      assertThat(instruments.parallelStream().map(matcher::match).toList(), equalTo(serial));
      assertThat(instruments.stream().map(shuffled::match).toList(), equalTo(serial));
    }
  }
}
