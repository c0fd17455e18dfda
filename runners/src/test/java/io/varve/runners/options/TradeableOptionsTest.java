package io.varve.runners.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.pipelines.run.RunConfig;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import io.varve.transforms.listing.InputScope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

/** Flags become settings. */
final class TradeableOptionsTest {

  private static final Console NOBODY =
      Console.to(
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
          Map.of());

  @Test
  void defaults() {
    RunConfig config = config();

    assertThat(config.flow().pipeline(), is("tradeable"));
    assertThat(config.flow().keyPrefixes(), contains("prices/", "instruments/", "matches/"));
    Map<String, String> matching = config.derivation().orElseThrow().identity().configuration();
    assertThat(matching, hasEntry("lse_currency_policy", "broker"));
    assertThat(matching, hasEntry("compatible_matching", "false"));
    assertThat(config.options(), hasEntry("lse-currency-policy", "broker"));
  }

  @Test
  void eachInputHasItsFiles() {
    InputScope prices = config().inputs().get(0).scope();
    InputScope lists = config().inputs().get(1).scope();

    assertThat(prices.contains("prices/daily/us/a.us.txt"), is(true));
    assertThat(prices.contains("prices/daily/us/A.US.TXT"), is(true));
    assertThat(prices.contains("prices/readme.md"), is(false));
    assertThat(prices.contains("instruments/a.txt"), is(false));
    assertThat(lists.contains("instruments/x/A.CSV"), is(true));
    assertThat(lists.contains("instruments/a.txt"), is(false));
  }

  @Test
  void includeIsForPricesAndExcludeForBoth() {
    RunConfig config = config("--include=**/us/**", "--exclude=old/**");
    InputScope prices = config.inputs().get(0).scope();
    InputScope lists = config.inputs().get(1).scope();

    assertThat(prices.contains("prices/daily/us/a.us.txt"), is(true));
    assertThat(prices.contains("prices/daily/uk/a.uk.txt"), is(false));
    assertThat(prices.contains("prices/old/us/a.us.txt"), is(false));
    assertThat(lists.contains("instruments/a.csv"), is(true));
    assertThat(lists.contains("instruments/old/a.csv"), is(false));
  }

  @Test
  void policyIsOfMatchingAlone() {
    RunConfig config =
        config("--lse-currency-policy=STRICT", "--compatible-matching", "--key-prefix=eu/");

    assertThat(
        config.flow().keyPrefixes(), contains("eu/prices/", "eu/instruments/", "eu/matches/"));
    Map<String, String> matching = config.derivation().orElseThrow().identity().configuration();
    assertThat(matching, hasEntry("lse_currency_policy", "strict"));
    assertThat(matching, hasEntry("compatible_matching", "true"));
    assertThat(
        config("--lse-currency-policy=stooq").inputs().get(0).extractor().identity().ref(),
        is(config().inputs().get(0).extractor().identity().ref()));
    assertThat(
        config("--lse-currency-policy=stooq").flow().identity().ref(),
        is(not(config().flow().identity().ref())));
  }

  @Test
  void warehouseInsideThePricesIsNoPrice() {
    RunConfig config =
        TradeableOptions.of("--prices=/p", "--instruments=/i", "--warehouse=/p/wh").config(NOBODY);

    assertThat(config.inputs().get(0).scope().contains("prices/wh/a.txt"), is(false));
    assertThat(config.inputs().get(0).scope().contains("prices/us/a.txt"), is(true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--prices=", "--instruments=", "--include=", "--exclude=["})
  void nonsenseIsRefused(String flag) {
    List<String> words =
        new ArrayList<>(List.of("--prices=/p", "--instruments=/i", "--warehouse=/wh"));
    words.removeIf(word -> flag.startsWith(word.substring(0, word.indexOf('='))));
    words.add(flag);

    UserException refused =
        assertThrows(
            UserException.class,
            () -> TradeableOptions.of(words.toArray(new String[0])).config(NOBODY));
    assertThat(refused.getMessage(), containsString(flag.substring(0, flag.indexOf('='))));
  }

  @Test
  void bothInputsAreNeeded() {
    assertThrows(ParameterException.class, () -> TradeableOptions.of("--prices=/p"));
    assertThrows(
        ParameterException.class,
        () -> TradeableOptions.of("--prices=/p", "--instruments=/i", "--lse-currency-policy=x"));
  }

  private static RunConfig config(String... more) {
    List<String> words =
        new ArrayList<>(List.of("--prices=/p", "--instruments=/i", "--warehouse=/wh"));
    words.addAll(List.of(more));
    return TradeableOptions.of(words.toArray(new String[0])).config(NOBODY);
  }
}
