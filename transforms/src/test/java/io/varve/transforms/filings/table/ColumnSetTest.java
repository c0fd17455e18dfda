package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ColumnSetTest {

  @Test
  void countsAreThoseOfASet() {
    Random random = new Random(5);
    TreeSet<Integer> expected = new TreeSet<>();
    ColumnSet columns = new ColumnSet(40);
    for (int i = 0; i < 60; i++) {
      int column = random.nextInt(40);
      expected.add(column);
      columns.add(column);
      for (int before = 0; before <= 40; before++) {
        assertThat(columns.before(before), equalTo(expected.headSet(before).size()));
      }
    }
  }

  @Test
  void aCopyGrowsByItself() {
    ColumnSet columns = new ColumnSet(8);
    columns.add(3);
    ColumnSet copy = new ColumnSet(columns);
    copy.add(5);
    assertThat(columns.before(8), equalTo(1));
    assertThat(copy.before(8), equalTo(2));
  }
}
