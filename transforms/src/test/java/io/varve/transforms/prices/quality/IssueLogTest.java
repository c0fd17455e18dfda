package io.varve.transforms.prices.quality;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.varve.transforms.prices.row.PriceIssueRow;
import io.varve.transforms.prices.text.DayForm;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueLogTest {

  private static final byte[] TEXT = "abcdef".repeat(100).getBytes(StandardCharsets.UTF_8);

  private final IssueLog log = new IssueLog(TEXT);

  @Test
  void issuesAreSortedByLineAndNumbered() throws Exception {
    add(IssueCode.PRICE_GAP, 7);
    add(IssueCode.WRONG_COLUMNS, 9);
    add(IssueCode.MISSING_VOLUME, 7);
    add(IssueCode.INVALID_DATE, 3);

    List<PriceIssueRow> rows = log.rows("MOON.US");

    assertThat(
        rows.stream().map(PriceIssueRow::code).toList(),
        contains("invalid_date", "missing_volume", "price_gap", "wrong_columns"));
    assertThat(rows.stream().map(PriceIssueRow::ordinal).toList(), contains(1, 2, 3, 4));
    assertThat(log.droppedLines(), equalTo(2));
  }

  @Test
  void neighboursOfOneCodeAreOne() throws Exception {
    add(IssueCode.WRONG_COLUMNS, 4);
    add(IssueCode.MISSING_VOLUME, 5);
    add(IssueCode.WRONG_COLUMNS, 5);
    add(IssueCode.WRONG_COLUMNS, 7);

    List<PriceIssueRow> rows = log.rows("MOON.US");

    assertThat(rows.stream().map(PriceIssueRow::lineCount).toList(), contains(2, 1, 1));
    assertThat(rows.get(0).message(), equalTo("at 4"));
    assertThat(log.droppedLines(), equalTo(3));
  }

  @Test
  void theTextIsShortAndTheDayIsThereWhenItIsKnown() throws Exception {
    log.add(IssueCode.OUT_OF_ORDER, 1, 1, TEXT.length, 10, () -> "");
    log.add(IssueCode.INVALID_DATE, 2, 0, 3, DayForm.NO_DAY, () -> "");

    List<PriceIssueRow> rows = log.rows("MOON.US");

    assertThat(rows.get(0).text().length(), equalTo(200));
    assertThat(rows.get(0).date(), equalTo(Optional.of(LocalDate.of(1970, 1, 11))));
    assertThat(rows.get(1).text(), equalTo("abc"));
    assertThat(rows.get(1).date(), equalTo(Optional.empty()));
  }

  @Test
  void codesOfLinesThatAreKeptHaveBitsOfTheirOwn() {
    Set<Integer> bits = new HashSet<>();
    List<IssueCode> kept =
        Arrays.stream(IssueCode.values()).filter(code -> !code.dropped()).toList();
    kept.forEach(code -> bits.add(code.bit()));

    assertThat(bits, hasSize(kept.size()));
    assertThat(IssueCode.values().length - kept.size(), equalTo(6));
  }

  private void add(IssueCode code, int line) {
    log.add(code, line, 0, 3, DayForm.NO_DAY, () -> "at " + line);
  }
}
