package io.varve.transforms.matching;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables are edited by people: what is wrong in them is named with its line. */
class DataTableTest {

  @Test
  void remarksAndEmptyLinesAreNoRows() {
    DataTable table = table("# a remark\n\na,b\n# another\n1,2\n\n3,\n", "a,b");

    assertThat(
        table.lines(),
        contains(
            new DataTable.Line(5, List.of("1", "2")), new DataTable.Line(7, List.of("3", ""))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b,a/1,2|1: expected the columns a,b",
        "# x/a,b/1,2,3|3: expected 2 values, found 3",
        "a,b/1|2: expected 2 values, found 1",
        "a,b|1: expected rows",
      })
  void itsFormIsChecked(String text, String why) {
    assertThat(
        error(() -> table(text.replace('/', '\n'), "a,b")), is("Invalid t.csv, line " + why));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(
        error(() -> DataTable.read("gone.csv", "a")),
        is("Cannot read gone.csv: it is not in the program"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US,.US/US,.UK|3: US is there twice",
        "us,.US|2: expected text in upper case, found <us>",
        ",.US|2: expected text in upper case, found <>",
        "US,US|2: expected an extension such as .US, found <US>",
        "US,.us|2: expected an extension such as .US, found <.us>",
        "US,|2: expected an extension such as .US, found <>",
        "AS,.AS  .NL|2: expected an extension such as .US, found <>",
      })
  void suffixesAreChecked(String rows, String why) {
    check(SuffixTable.COLUMNS, rows, SuffixTable::of, why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regex,A+,.US|2: expected contains or word, found <regex>",
        "word,Par,.PA|2: expected text in upper case, found <Par>",
        "word,PAR,PA|2: expected an extension such as .US, found <PA>",
      })
  void marketsAreChecked(String rows, String why) {
    check(MarketWords.COLUMNS, rows, MarketWords::of, why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "US,FB,META|2: expected an extension such as .US, found <US>",
        ".US,fb,META|2: expected text in upper case, found <fb>",
        ".US,FB,|2: expected text in upper case, found <>",
      })
  void aliasesAreChecked(String rows, String why) {
    check(AliasTable.COLUMNS, rows, AliasTable::of, why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us,US,USD,USD|2: expected an extension such as .US, found <US>",
        "us,.US,usd,USD|2: expected text in upper case, found <usd>",
        "us,.US,USD,usd|2: expected text in upper case, found <usd>",
        "us,,,/US,,,|3: us is there twice",
      })
  void regionsAreChecked(String rows, String why) {
    check(RegionTable.COLUMNS, rows, RegionTable::of, why);
  }

  @Test
  void severalAliasesKeepTheirOrder() {
    AliasTable aliases =
        AliasTable.of(table("extension,symbol,file\n.US,A,C\n.US,A,B\n", AliasTable.COLUMNS));

    assertThat(aliases.of("A.US"), contains("C.US", "B.US"));
  }

  @Test
  void anyChangeOfAnyTableChangesTheirHash() {
    DataTable one = table("a\n1\n", "a");
    DataTable changed = table("a\n2\n", "a");

    assertThat(MatchingTables.hash(List.of(one, one)), is(MatchingTables.hash(List.of(one, one))));
    assertThat(
        MatchingTables.hash(List.of(one, one)),
        is(not(MatchingTables.hash(List.of(one, changed)))));
    assertThat(
        MatchingTables.hash(List.of(changed, one)),
        is(not(MatchingTables.hash(List.of(one, changed)))));
  }

  private static void check(
      String columns, String rows, Function<DataTable, Object> reading, String why) {
    DataTable table = table(columns + "\n" + rows.replace('/', '\n'), columns);
    assertThat(error(() -> reading.apply(table)), is("Invalid t.csv, line " + why));
  }

  private static DataTable table(String text, String columns) {
    return DataTable.of("t.csv", columns, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String error(org.junit.jupiter.api.function.Executable wrong) {
    return assertThrows(IllegalStateException.class, wrong).getMessage();
  }
}
