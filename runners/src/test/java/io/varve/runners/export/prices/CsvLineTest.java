package io.varve.runners.export.prices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvLineTest {

  private static String line(String... values) {
    StringBuilder out = new StringBuilder();
    CsvLine.append(out, List.of(values));
    return out.toString();
  }

  @Test
  void onlyWhatNeedsQuotesHasThem() {
    assertThat(line("a", "", " b ", "#c", "'d'", ";e"), is("a,, b ,#c,'d',;e\n"));
    assertThat(line("a,b", "c\"d", "e\nf", "g\rh"), is("\"a,b\",\"c\"\"d\",\"e\nf\",\"g\rh\"\n"));
  }
}
