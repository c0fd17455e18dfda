package io.varve.transforms.matching;

import static io.varve.transforms.matching.Listings.file;
import static io.varve.transforms.matching.Listings.hourly;
import static io.varve.transforms.matching.Listings.unread;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.prices.row.PriceFileRow.DatedLines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TickerIndexTest {

  private static final ListedTicker US = file("daily/us/a/mup.us.txt");
  private static final ListedTicker UK = file("daily/uk/a/mup.uk.txt");
  private static final ListedTicker PL = file("daily/pl/a/mup.txt");
  private static final ListedTicker WORLD = file("daily/world/a/other.txt");

  @Test
  void filesAreFoundByTickerAndByBase() {
    TickerIndex index = TickerIndex.of(List.of(US, UK, PL));

    assertThat(index.size(), is(3));
    assertThat(index.ticker("MUP.US"), is(Optional.of(US)));
    assertThat(index.ticker("MUP"), is(Optional.of(PL)));
    assertThat(index.ticker("mup"), is(Optional.empty()));
    assertThat(index.base("MUP"), contains(PL, UK, US));
    assertThat(index.base("MUP.US"), is(empty()));
  }

  @Test
  void itKnowsWhichExtensionsAndMarketsThereAre() {
    TickerIndex index = TickerIndex.of(List.of(US, PL, WORLD));

    assertThat(index.hasExtension(".US"), is(true));
    assertThat(index.hasExtension(""), is(true));
    assertThat(index.hasExtension(".PL"), is(false));
    assertThat(index.hasMarket(".US"), is(true));
    assertThat(index.hasMarket(".PL"), is(true));
    assertThat(index.hasMarket(".UK"), is(false));
  }

  @Test
  void theFilesMayComeInAnyOrder() {
    List<ListedTicker> files = new ArrayList<>(List.of(US, UK, PL, WORLD));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(files, new Random(seed));
      assertThat(TickerIndex.of(files).base("MUP"), contains(PL, UK, US));
    }
  }

  @Test
  void ofTwoFilesWithOneTickerADailyOneCountsThenOneThatWasRead() {
    ListedTicker hours = hourly("5/us/mup.us.txt");
    ListedTicker late = file("z/us/mup.us.txt");
    ListedTicker failed = unread("a/us/mup.us.txt", "too_large");
    List<ListedTicker> files = new ArrayList<>(List.of(hours, late, US));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(files, new Random(seed));
      assertThat(TickerIndex.of(files).base("MUP"), contains(US));
      assertThat(TickerIndex.of(files).ticker("MUP.US"), is(Optional.of(US)));
    }
    ListedTicker failedHours = unread("a/hourly/us/mup.us.txt", "too_large");
    assertThat(TickerIndex.of(List.of(failed, US)).ticker("MUP.US"), is(Optional.of(US)));
    assertThat(TickerIndex.of(List.of(hours, failed)).ticker("MUP.US"), is(Optional.of(failed)));
    assertThat(
        TickerIndex.of(List.of(failedHours, hours)).ticker("MUP.US"), is(Optional.of(hours)));
    assertThat(TickerIndex.of(List.of(hours)).ticker("MUP.US"), is(Optional.of(hours)));
  }

  @ParameterizedTest
  @CsvSource({"60, 0, true", "60, 1, false", "D, 0, false", "'', 0, false", "D, 9, false"})
  void aFileWithoutAnyDailyPriceButOthersIsOfOtherPeriods(String period, int rows, boolean other) {
    DatedLines none =
        new DatedLines(0, Optional.empty(), Optional.empty(), 0, 0, 0, 0, 0, false, false);
    ListedTicker file =
        file("mup.us.txt", rows, Optional.of(period).filter(text -> !text.isEmpty()), 5, none);

    assertThat(TickerIndex.otherPeriodOnly(file), is(other));
    assertThat(TickerIndex.otherPeriodOnly(unread("mup.us.txt", "x")), is(false));
  }
}
