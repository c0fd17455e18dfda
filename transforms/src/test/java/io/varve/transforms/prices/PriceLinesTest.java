package io.varve.transforms.prices;

import static io.varve.transforms.prices.PriceFiles.current;
import static io.varve.transforms.prices.PriceFiles.extract;
import static io.varve.transforms.prices.PriceFiles.found;
import static io.varve.transforms.prices.PriceFiles.prices;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.Extraction;
import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.prices.row.PriceRow;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lines in the company of others. */
class PriceLinesTest {

  private static final String OLDER = "Date,Open,High,Low,Close\n2024-02-02,1,2,1,2\n";

  @Test
  void onlyTheLineBeforeCountsForTheOrder() throws ExtractionException {
    String prices = ",000000,1,2,1,2,100,0";

    assertThat(
        found(extract(current("20240105" + prices, "20240103" + prices, "20240104" + prices))),
        contains("3 out_of_order"));
  }

  @Test
  void linesOfAnotherLayoutAreStoredInACurrentFile() throws ExtractionException {
    String text = current("20240201,000000,1,2,1,2,100,0") + OLDER;

    assertThat(
        prices(extract(text)).stream().map(PriceRow::written).toList(),
        contains(Optional.empty(), Optional.of("2024-02-02,1,2,1,2")));
  }

  @Test
  void noLineOfAnOlderFileIsStored() throws ExtractionException {
    String text = OLDER + current("20240201,000000,1.0,2,1,2,100,0");

    assertThat(
        prices(extract(text)).stream().map(PriceRow::written).toList(),
        contains(Optional.empty(), Optional.empty()));
  }

  @Test
  void aLineWithoutATickerIsThatOfTheFile() throws ExtractionException {
    String text = current("20240201,000000,1,2,1,2,100,0", "20240202,000000,1,2,1,2,100,0");

    Extraction extraction = extract(text.replace("MOON.US,D,20240202", ",d,20240202"));

    assertThat(found(extraction), is(empty()));
    assertThat(
        prices(extraction).get(1).written(),
        equalTo(Optional.of(",d,20240202,000000,1,2,1,2,100,0")));
  }
}
