package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import io.varve.transforms.filings.text.HtmlText;
import io.varve.transforms.filings.text.SourceReading;
import io.varve.transforms.filings.text.Texts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactCheckTest {

  @Test
  void cellsThatSayWhatIsTaggedAgree() throws ExtractionException {
    DataTable table =
        read(
            "<p>(in millions)</p><table><tr><td></td><td>2020</td></tr>"
                + row("Sales", "$", fact(6, "1,500"))
                + row("Costs", "", "(" + fact(6, "40") + ")")
                + row("Other", "", fact(6, "\u2014", "ixt:fixed-zero"))
                + "</table>");

    assertThat(table.factCount(), equalTo(Optional.of(3)));
    assertThat(table.factMismatches(), equalTo(Optional.of(0)));
  }

  @Test
  void aCaptionThatContradictsTheTagsIsCounted() throws ExtractionException {
    DataTable table =
        read(
            "<p>(in thousands)</p><table>"
                + row("Sales", fact(6, "1,500"))
                + row("Costs", fact(6, "40"))
                + "</table>");

    assertThat(table.factMismatches(), equalTo(Optional.of(2)));
  }

  @Test
  void theTagsNameTheScaleWhereNoWordsDo() throws ExtractionException {
    DataTable table =
        read("<table>" + row("Sales", fact(3, "1,500")) + row("Costs", fact(3, "40")) + "</table>");

    assertThat(table.scale(), equalTo(Optional.of(1_000L)));
    assertThat(table.factMismatches(), equalTo(Optional.of(0)));
  }

  @Test
  void withoutTagsThereIsNothingToCount() throws ExtractionException {
    DataTable table = read("<table>" + row("Sales", "1") + row("Costs", "40") + "</table>");

    assertThat(table.factCount(), equalTo(Optional.empty()));
  }

  private static DataTable read(String html) throws ExtractionException {
    SourceReading reading = HtmlText.read(html, Texts.deadline());
    return TableReader.read(reading.text(), reading.numbers(), Texts.deadline()).get(0);
  }

  private static String fact(int scale, String text) {
    return fact(scale, text, "ixt:num-dot-decimal");
  }

  private static String fact(int scale, String text, String format) {
    return "<ix:nonFraction name='x' scale='%d' format='%s'>%s</ix:nonFraction>"
        .formatted(scale, format, text);
  }

  private static String row(String... cells) {
    return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
  }
}
