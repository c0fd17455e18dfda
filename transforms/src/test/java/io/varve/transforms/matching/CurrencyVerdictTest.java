package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.instrument;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.matching.MatchingConfig.LsePolicy;
import io.varve.transforms.prices.TickerPath;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyVerdictTest {

  @ParameterizedTest
  @CsvSource({
    "us, USD, USD",
    "world, USD, USD",
    "uk, GBP, GBP",
    "pl, PLN, PLN",
    "hk, HKD, HKD",
    "jp, JPY, JPY",
    "hu, HUF, HUF",
    "UK, GBP, GBP",
    "de, EUR, ''",
    "macro, '', ''",
    "'', '', ''",
  })
  void theRegionSuggestsACurrency(String region, String ours, String earlier) {
    assertThat(verdict("MUP", "", "", region, LsePolicy.BROKER, false).inferred(), is(given(ours)));
    assertThat(
        verdict("MUP", "", "", region, LsePolicy.BROKER, true).inferred(), is(given(earlier)));
  }

  @ParameterizedTest
  @CsvSource({
    "gbp, uk, GBP, match",
    "usd, us, USD, match",
    "'', us, USD, inferred_only",
    "eur, macro, EUR, expected_only",
    "'', macro, '', unknown",
    "PLN, us, USD, mismatch",
    "USD, pl, PLN, mismatch",
    "USD, uk, GBP, mismatch",
  })
  void elsewhereThePricesDecide(String stated, String region, String resolved, String status) {
    for (LsePolicy policy : LsePolicy.values()) {
      CurrencyVerdict verdict = verdict("MUP:LX", "Oslo", stated, region, policy, false);
      assertThat(verdict.resolved(), is(given(resolved)));
      assertThat(verdict.status(), is(status));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MUP, LSE",
    "MUP, gbr-lse",
    "MUP, London Stock Exchange",
    "MUP:LN, ''",
    "mup:l, ''",
    "MUP.LN, ''",
    "mup.l, Oslo",
  })
  void inLondonThePolicyDecides(String symbol, String market) {
    for (String stated : new String[] {"USD", "gbx"}) {
      String upper = Symbol.upper(stated);
      check(symbol, market, stated, LsePolicy.BROKER, upper, "override");
      check(symbol, market, stated, LsePolicy.STOOQ, "GBP", "mismatch");
      check(symbol, market, stated, LsePolicy.STRICT, "", "error:lse_currency_override");
    }
    check(symbol, market, "gbp", LsePolicy.STRICT, "GBP", "match");
    check(symbol, market, "", LsePolicy.STRICT, "GBP", "inferred_only");
    assertThat(
        verdict(symbol, market, "EUR", "UK", LsePolicy.BROKER, false).status(), is("override"));
    assertThat(
        verdict(symbol, market, "EUR", "us", LsePolicy.STRICT, false).status(), is("mismatch"));
  }

  private static void check(
      String symbol, String market, String stated, LsePolicy policy, String resolved, String how) {
    CurrencyVerdict verdict = verdict(symbol, market, stated, "uk", policy, false);
    assertThat(verdict.resolved(), is(given(resolved)));
    assertThat(verdict.status(), is(how));
    assertThat(verdict.inferred(), is(Optional.of("GBP")));
  }

  private static CurrencyVerdict verdict(
      String symbol, String market, String stated, String region, LsePolicy policy, boolean like) {
    return CurrencyVerdict.of(
        instrument(symbol, market, stated),
        new TickerPath("daily/" + region + "/mup.txt", "MUP", region, ""),
        new MatchingConfig(policy, like));
  }

  private static Optional<String> given(String value) {
    return Optional.of(value).filter(text -> !text.isEmpty());
  }
}
