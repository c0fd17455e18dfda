package io.varve.transforms.matching;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What suffixes and markets say, with the tables that ship with the program. */
class WantedMarketsTest {

  @ParameterizedTest
  @CsvSource({
    "PW PL GPW, .PL",
    "LN L GB, .UK",
    "US UN U NYSE NASDAQ NSQ NAS NYSE-MKT AMEX, .US",
    "HK H, .HK",
    "JP T, .JP",
    "HU BSE, .HU",
    "TSX TO C, .TO",
    "TSXV V, .V",
    "CN, .CN",
    "GR DE, .DE",
    "PA PAR, .PA .FR",
    "AMS, .NL .AS",
    "AS, .AS .NL",
    "SWX SW CH, .CH",
    "BRU BR BRX, .BE",
    "XX USA P LSE, ''",
  })
  void suffixes(String suffixes, String extensions) {
    for (String suffix : suffixes.split(" ", -1)) {
      assertThat(suffix, wanted("MUP:" + suffix, ""), is(extensions));
      assertThat(
          suffix, wanted(" mup." + suffix.toLowerCase(Locale.ROOT) + " ", ""), is(extensions));
    }
  }

  @Test
  void aSuffixMayHaveBlanks() {
    assertThat(wanted("MUP: Nasdaq (USD)", ""), is(".US"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "XETRA;Deutsche Boerse Frankfurt;GER-XET;DEU|.DE",
        "Euronext Paris;FRA-PAR;Paris;France|.PA .FR",
        "Euronext Amsterdam;NED;The Netherlands|.NL .AS",
        "NSQ;NASDAQ (USD) USA-NASDAQ;New York NYSE;USA;United States;NYSE American;american|.US",
        "TSX Venture;Toronto;Canada|.TO",
        "GPW-WWA;Warsaw;POL-GPW|.PL",
        "LSE;GBR-LSE;London;United Kingdom;UK|.UK",
        "HK;HKEX|.HK",
        "JPX;Tokyo;Japan|.JP",
        "Hungary;Budapest|.HU",
        "Swiss;Zurich;SWX;SIX;Switzerland|.CH",
        "Brussels;Belgium|.BE",
        "Somewhere;SPAR;PARK;PAR_;OSLO|''",
        // Of two that fit, the earlier line.
        "LONDON STOCK EXCHANGE (GBP) GERMAN FUND;XETRA LONDON|.DE",
        "LONDON STOCK EXCHANGE NETHERLANDS FUND|.NL .AS",
        "CANADA HOUSE, LONDON|.TO",
      })
  void marketsInTheWordsOfBrokers(String markets, String extensions) {
    for (String market : markets.split(";", -1)) {
      assertThat(market, wanted("MUP", market), is(extensions));
      assertThat(market, wanted("MUP:XX", market.toLowerCase(Locale.ROOT)), is(extensions));
    }
  }

  @Test
  void theSuffixComesBeforeTheMarket() {
    assertThat(wanted("MUP:US", "LSE"), is(".US"));
    assertThat(wanted("MUP:", "LSE"), is(".UK"));
  }

  @ParameterizedTest
  @CsvSource({"AMS, .NL .AS", "bru, .BE", "BRX, .BE", "GR, .DE", "AMS-1, ''"})
  void aMarketMayBeACodeThatTheEarlierProgramDidNotKnow(String market, String extensions) {
    assertThat(wanted("MUP", market), is(extensions));
    assertThat(
        WantedMarkets.of(Symbol.of("MUP"), Optional.of(market), MatchingTables.get(), true).known(),
        is(false));
  }

  private static String wanted(String symbol, String market) {
    Optional<String> given = Optional.of(market).filter(text -> !text.isEmpty());
    return String.join(
        " ", WantedMarkets.of(Symbol.of(symbol), given, MatchingTables.get(), false).extensions());
  }
}
