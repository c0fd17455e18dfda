package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

class RowSpansTest {

  private final RowSpans above = new RowSpans(10);

  @Test
  void aCellCoversItsColumnsInTheRowsBelowIt() {
    above.cover(2, 4, 3);
    assertThat("its own row", above.free(2), equalTo(2));
    above.nextRow();
    assertThat(above.free(1), equalTo(1));
    assertThat(above.free(2), equalTo(4));
    above.nextRow();
    assertThat(above.free(3), equalTo(4));
    above.nextRow();
    assertThat("below it", above.free(2), equalTo(2));
  }

  @Test
  void cellsOfDifferentRowsEndWhereTheySay() {
    above.cover(0, 1, 3);
    above.nextRow();
    above.cover(1, 10, 2);
    above.nextRow();
    assertThat(above.free(0), equalTo(10));
    above.nextRow();
    assertThat(above.free(0), equalTo(0));
  }
}
