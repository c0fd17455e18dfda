package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.COMPATIBLE;
import static io.varve.transforms.matching.Listings.OURS;
import static io.varve.transforms.matching.Listings.instrument;
import static io.varve.transforms.matching.Listings.result;
import static io.varve.transforms.matching.Listings.tree;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices of another company, because it has the same symbol elsewhere, are worse than none. */
class MarketsRespectedTest {

  private static final TickerIndex WARSAW =
      tree("pl/wse stocks/ale", "pl/wse stocks/all", "pl/wse stocks/snx", "us/nyse/other.us");

  @ParameterizedTest
  @CsvSource({
    "ALE:US, '', ALE",
    "ALL:US, '', ALL",
    "SNX:US, '', SNX",
    "ALE, NYSE, ALE",
    "ALE.DE, '', ALE",
    "ALE, AMS, ALE",
    "ALE, bru, ALE",
  })
  void aSymbolOfAnotherMarketIsNotMatchedToAFileOfWarsaw(
      String symbol, String market, String falsely) {
    assertThat(result(WARSAW, OURS, instrument(symbol, market)), is("market_mismatch"));
    assertThat(result(WARSAW, COMPATIBLE, instrument(symbol, market)), is(falsely));
  }

  @ParameterizedTest
  @CsvSource({"ALE:PW, ''", "ALE, GPW-WWA", "ALE.PL, ''", "ALE, Warsaw Stock Exchange"})
  void aFileWithoutExtensionIsOfTheMarketOfItsRegion(String symbol, String market) {
    assertThat(result(WARSAW, OURS, instrument(symbol, market)), is("ALE"));
    assertThat(result(WARSAW, COMPATIBLE, instrument(symbol, market)), is("ALE"));
  }

  @Test
  void itIsFoundAmongFilesOfOtherMarkets() {
    TickerIndex index = tree("pl/wse stocks/ale", "us/nyse/ale.us", "uk/lse/ale.uk");

    assertThat(result(index, OURS, instrument("ALE:PW")), is("ALE"));
    assertThat(result(index, COMPATIBLE, instrument("ALE:PW")), is("no_source_data(.PL)"));
    assertThat(result(index, OURS, instrument("ALE:US")), is("ALE.US"));
  }

  @ParameterizedTest
  @CsvSource({"us, US", "uk, LN", "pl, PW", "hk, HK", "jp, JP", "hu, HU", "de, GR"})
  void eachRegionHasAMarket(String region, String suffix) {
    TickerIndex index = tree(region + "/stocks/mup");

    assertThat(result(index, OURS, instrument("MUP:" + suffix)), is("MUP"));
    assertThat(result(index, OURS, instrument("MUP:TSXV")), is("market_mismatch"));
  }

  @ParameterizedTest
  @CsvSource({"world/indices/mup", "nowhere/mup", "mup"})
  void aFileOfWhichNothingSaysTheMarketIsOfNoneThatIsWanted(String path) {
    assertThat(result(tree(path), OURS, instrument("MUP:US")), is("market_mismatch"));
    assertThat(result(tree(path), COMPATIBLE, instrument("MUP:US")), is("MUP"));
  }

  @Test
  void aFileWithAnExtensionIsOfThatMarketWhereverItLies() {
    assertThat(result(tree("us/nyse/mup.de"), OURS, instrument("MUP:US")), is("market_mismatch"));
    assertThat(result(tree("us/nyse/mup.de"), OURS, instrument("MUP:GR")), is("MUP.DE"));
  }

  @ParameterizedTest
  @CsvSource({"MUP, ''", "MUP:ZZ, ''", "MUP, Somewhere"})
  void whereNothingSaysTheMarketTheOneFileIsTaken(String symbol, String market) {
    assertThat(result(tree("us/nyse/mup.us"), OURS, instrument(symbol, market)), is("MUP.US"));
  }

  @Test
  void marketsWithFilesWithoutExtensionHaveData() {
    assertThat(result(WARSAW, OURS, instrument("GONE:PW")), is("manual_review"));
    assertThat(result(WARSAW, COMPATIBLE, instrument("GONE:PW")), is("no_source_data(.PL)"));
  }
}
