package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsListTest {

  @ParameterizedTest
  @CsvSource({
    "3 4 4 9, true",
    "3 4 9 4, true",
    "3 4 3 4 3, false",
    "3 4, false",
    "3 4 1200, false",
    "3 4 5%, false",
    "3 4 0, false",
    "3 4 -, false",
  })
  void pagesSeldomFall(String pages, boolean list) {
    assertThat(ContentsList.is(rows(pages)), is(list));
  }

  @ParameterizedTest
  @CsvSource({"1 2 3 4 5 5, true", "1 2 3 4 5 4, false", "1 2 3 4 5, false"})
  void pagesInOrderNeverFall(String pages, boolean list) {
    assertThat(ContentsList.isInOrder(rows(pages)), is(list));
  }

  @Test
  void rowsOfSeveralAmountsAreData() {
    assertThat(ContentsList.is(List.of(List.of("1", "2"), List.of("3"), List.of("4"))), is(false));
  }

  private static List<List<String>> rows(String pages) {
    return Stream.of(pages.split(" ")).map(List::of).toList();
  }
}
