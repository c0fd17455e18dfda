package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.COMPATIBLE;
import static io.varve.transforms.matching.Listings.OURS;
import static io.varve.transforms.matching.Listings.file;
import static io.varve.transforms.matching.Listings.hourly;
import static io.varve.transforms.matching.Listings.instrument;
import static io.varve.transforms.matching.Listings.result;
import static io.varve.transforms.matching.Listings.tree;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file is found, of those that could be. */
class TickerSearchTest {

  @ParameterizedTest
  @CsvSource({
    // The first extension of the market, then the second.
    "MUP:PA, fr/a/mup.pa, fr/a/mup.fr, MUP.PA",
    "MUP:AS, nl/a/mup.nl, nl/a/mup.as, MUP.AS",
    "MUP:AMS, nl/a/mup.nl, nl/a/mup.as, MUP.NL",
    // The symbol itself before variants of it, changed symbols before other letters, L before Q.
    "FB:US, us/a/fb.us, us/a/meta.us, FB.US",
    "FB:US, us/a/lfb.us, us/a/meta.us, META.US",
    "MUP:US, us/a/qmup.us, us/a/lmup.us, LMUP.US",
    "MUP:US, us/a/qmup.us, us/a/other.us, QMUP.US",
    // Changed symbols are those of one market; so are other letters.
    "FB:LN, us/a/meta.us, uk/a/meta.uk, manual_review",
    "MUP:US, us/a/other.us, uk/a/lmup.uk, manual_review",
    // A base with a dot of its own: the stem has the extension already.
    "MUP.UK:LN, uk/a/mup.uk, us/a/mup.us, MUP.UK",
    "MUP:AMS, uk/a/mup.uk, nl/a/mup.as, MUP.AS",
  })
  void theLikeliestCounts(String symbol, String one, String other, String found) {
    assertThat(result(tree(one, other), OURS, instrument(symbol)), is(found));
    assertThat(result(tree(other, one), COMPATIBLE, instrument(symbol)), is(found));
  }

  @ParameterizedTest
  @CsvSource({
    "FB, META",
    "BRKS, AZTA",
    "PKI, RVTY",
    "FISV, FI",
    "FBHS, FBIN",
    "NRZ, RITM",
    "DWAV, QBTS"
  })
  void changedSymbolsAreFound(String before, String now) {
    assertThat(
        result(tree("us/a/" + now + ".us"), OURS, instrument(before + ":US")), is(now + ".US"));
  }

  @Test
  void withoutAKnownMarketNoOtherLetterIsTried() {
    TickerIndex index = tree("pl/wse stocks/lmup");

    assertThat(result(index, OURS, instrument("MUP")), is("manual_review"));
    assertThat(result(index, COMPATIBLE, instrument("MUP")), is("LMUP"));
  }

  @Test
  void withoutAKnownMarketAFileWithoutExtensionComesFirst() {
    assertThat(result(tree("us/a/mup.us", "pl/a/mup"), OURS, instrument("MUP")), is("MUP"));
    assertThat(result(tree("us/a/mup.us", "pl/a/mup"), OURS, instrument("MUP:ZZ")), is("MUP"));
  }

  @Test
  void aFileMayBeCalledAsTheSymbolIsWritten() {
    TickerIndex index = tree("us/a/a:b.us", "uk/a/a:b.uk");

    assertThat(result(index, OURS, instrument("A:B.UK", "LSE")), is("A:B.UK"));
  }

  @Test
  void aFileThatIsCalledSoButIsOfAnotherMarketIsNotAccepted() {
    TickerIndex index = tree("us/a/mup.xx", "us/a/mup.us", "uk/a/aaa.uk");

    for (MatchingConfig config : List.of(OURS, COMPATIBLE)) {
      assertThat(result(index, config, instrument("MUP.XX", "LSE")), is("ambiguous_variants"));
      assertThat(result(index, config, instrument("MUP.XX")), is("ambiguous_variants"));
    }
  }

  @Test
  void theSymbolItselfInTheMarketOfItsRegionComesBeforeAnotherLetter() {
    TickerIndex index = tree("pl/wse stocks/mup", "pl/wse etfs/lmup.pl");

    assertThat(result(index, OURS, instrument("MUP:PW")), is("MUP"));
    assertThat(result(index, COMPATIBLE, instrument("MUP:PW")), is("LMUP.PL"));
  }

  @Test
  void aFileOfOtherPeriodsIsTakenOnlyWhereNoDailyOneIs() {
    TickerIndex both =
        TickerIndex.of(List.of(hourly("5_nl/a/mup.as.txt"), file("d_nl/a/mup.nl.txt")));
    assertThat(result(both, OURS, instrument("MUP:AS")), is("MUP.NL"));
    assertThat(result(both, COMPATIBLE, instrument("MUP:AS")), is("MUP.AS"));
    TickerIndex warsaw =
        TickerIndex.of(List.of(hourly("h/pl/mup.pl.txt"), file("d/daily/pl/mup.txt")));
    assertThat(result(warsaw, OURS, instrument("MUP:PW")), is("MUP"));
    assertThat(result(warsaw, COMPATIBLE, instrument("MUP:PW")), is("MUP.PL"));
    TickerIndex only = TickerIndex.of(List.of(hourly("5_us/mup.us.txt"), file("a/lmup.us.txt")));
    assertThat(result(only, OURS, instrument("MUP:US")), is("MUP.US"));
  }
}
