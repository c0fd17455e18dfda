package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLineTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cash and equivalents   1,200  900 | Cash and equivalents/1,200/900",
        "Cash ........... 1,200 ... 900 | Cash/1,200/900",
        "Cash . . . . . $ 12 | Cash/$ 12",
        "Yield........ .75   .80 | Yield/.75/.80",
        "Cash  $   1,200  $  (900) | Cash/$   1,200/$  (900)",
        "Net  1,200 (900) $ 4.5 | Net/1,200/(900)/$ 4.5",
        "due December 9, 1993.  12 | due December 9, 1993./12",
        "dated  9, 1993. | dated/9, 1993.",
        "Total  ----  ====  12 | Total/12",
      })
  void gapsAndLeadersSeparatePieces(String line, String pieces) {
    assertThat(String.join("/", texts(line)), equalTo(pieces));
  }

  @Test
  void piecesKnowWhereTheyStand() {
    PlainLine.Piece amount = PlainLine.of("  Cash   1,200  ", 0).pieces().get(1);

    assertThat(List.of(amount.from(), amount.to()), equalTo(List.of(9, 14)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"------", "- ------", "=====  =====", "_____", "---- -- ----"})
  void rulesHaveNoPieces(String line) {
    assertThat(PlainLine.of(line, 0).isRule(), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cash        1,200",
        "Cash   -   1,200",
        "Cash (see note 4)   12   n/a   3",
        "            12     15",
        "Options granted   1,500(a)",
      })
  void rowsEndWithAmounts(String line) {
    assertThat(PlainLine.of(line, 0).isRow(), is(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "            12",
        "December 31,   1998   1997",
        "the  lease  of  building  12",
        "sold 1,200 of them  in  the  year",
        "Cash   -   -",
        "------  ------",
      })
  void otherLinesAreNoRows(String line) {
    assertThat(PlainLine.of(line, 0).isRow(), is(false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Company leases an office in the city of | true",
        "The  Company  leases an office  in  the city | true",
        "Name of the holder        Shares owned by it | false",
        "The Company leases an office | false",
      })
  void sentencesHaveManyWordsAndNoWideGap(String line, boolean prose) {
    assertThat(PlainLine.of(line, 0).isProse(), is(prose));
  }

  @Test
  void yearsNameColumns() {
    assertThat(PlainLine.of("   1998    1997", 0).namesYears(), is(true));
    assertThat(PlainLine.of("   1998     997", 0).namesYears(), is(false));
    assertThat(PlainLine.of("Sales in 1998", 0).amounts(), empty());
  }

  @Test
  void severalShortPiecesMayBeHeadings() {
    assertThat(PlainLine.of("Jun 30,  Mar 31,  Jun 30,", 0).isOfShortPieces(), is(true));
    assertThat(
        PlainLine.of("Jun 30,  a piece that is rather long", 0).isOfShortPieces(), is(false));
    assertThat(PlainLine.of("Jun 30,", 0).isOfShortPieces(), is(false));
  }

  private static List<String> texts(String line) {
    return PlainLine.of(line, 0).pieces().stream().map(PlainLine.Piece::text).toList();
  }
}
