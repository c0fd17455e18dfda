package io.varve.bench.corpus;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateVariationTest {

  private static final String STYLE = "<style>.a { color: black }</style>";
  private static final String HEADING = "<p style=\"margin: 1250px\">Item 5.02 Departure 2019</p>";
  private static final String WORDS =
      "<p>revenue growth across several regions supported higher margins again, whereas"
          + " certain expenses declined sharply during fiscal 2023 &#12345; of $1,234,567 net</p>";
  private static final String HTML = STYLE + HEADING + WORDS.repeat(20);
  private static final String HEADER =
      "<SEC-DOCUMENT>0000111222-04-000777.txt\n"
          + "<SEC-HEADER>\n"
          + "ACCESSION NUMBER: 0000111222-04-000777\n"
          + "FILED AS OF DATE: 20040105\n"
          + "</SEC-HEADER>\n"
          + "<DOCUMENT>\n"
          + "<TYPE>10-K\n"
          + "<TEXT>\n";

  @Test
  void wordsAndNumbersAreOthersInTheSameMarkup() {
    String made = vary(HTML, 1, 0);
    assertThat(made, not(HTML));
    assertThat(made.length(), is(HTML.length()));
    assertThat(skeleton(made), is(skeleton(HTML)));
    for (String kept : List.of(STYLE, HEADING, "fiscal 2023 &#12345;", "$1,")) {
      assertThat(made, containsString(kept));
    }
    assertThat(made, not(containsString("1,234,567 net</p><p>revenue growth across several")));
  }

  @Test
  void theSameSeedGivesTheSame() {
    assertThat(vary(HTML, 5, 1), is(vary(HTML, 5, 1)));
    assertThat(vary(HTML, 5, 1), not(vary(HTML, 6, 1)));
    assertThat(vary(HTML, 5, 1), not(vary(HTML, 5, 2)));
  }

  @Test
  void aHeaderKeepsAllButItsAccessionNumber() {
    String made = vary(HEADER + HTML, 42, 0);
    String expected = HEADER.replace("04-000777", "04-000042");
    assertThat(made.substring(0, HEADER.length()), is(expected));
  }

  @Test
  void whatLooksLikeATagEndsNowhereElse() {
    for (String odd : List.of("a < b and 12345", "<p", "<!-- 12345", "&", "<", "<style>", "")) {
      assertThat(vary(odd, 1, 0).length(), is(odd.length()));
    }
  }

  private static String vary(String template, int number, int revision) {
    byte[] bytes = template.getBytes(StandardCharsets.US_ASCII);
    Vocabulary words = Vocabulary.of(List.of(WORDS.getBytes(StandardCharsets.US_ASCII)));
    byte[] made = new TemplateVariation(bytes, words, Seeds.of(1, number, revision)).make(number);
    return new String(made, StandardCharsets.US_ASCII);
  }

  private static String skeleton(String html) {
    return html.replaceAll("[a-z]", "a").replaceAll("[0-9]", "0");
  }
}
