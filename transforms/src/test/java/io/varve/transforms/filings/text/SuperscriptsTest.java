package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.varve.transforms.extract.ExtractionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuperscriptsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<sup>12</sup>",
        "<span style='vertical-align: super'>12</span>",
        "<font style='VERTICAL-ALIGN: text-top; font-size: 70%'>12</font>",
        "<span style='vertical-align:3pt'>12</span>",
        "<span style='font-size:6pt;position:relative;top:-3.5pt;vertical-align:baseline'>12</span>",
        "<sup><b>1</b>2</sup>"
      })
  void raisedTextIsKnownHoweverItIsRaised(String raised) throws ExtractionException {
    assertThat(raised("<p>Many lamps were sold" + raised + " there.</p>"), contains("12"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<span style='vertical-align: baseline'>12</span>",
        "<span style='vertical-align: -2pt'>12</span>",
        "<span style='position:relative'>12</span>",
        "<span style='position:relative;top:2pt'>12</span>",
        "<sup><sub>12</sub></sup>"
      })
  void otherTextIsNot(String plain) throws ExtractionException {
    assertThat(raised("<p>Many lamps were sold" + plain + " there.</p>"), empty());
  }

  @Test
  void aCellThatStandsAtTheTopIsNotRaised() throws ExtractionException {
    String cell = "<td style='vertical-align: super'>12</td>";

    assertThat(raised("<table><tr><td>Lamps sold there</td>" + cell + "</tr></table>"), empty());
  }

  @Test
  void runsInDifferentCellsStayApart() throws ExtractionException {
    String cell = "<td>Lamps sold there<sup>1</sup></td><td><sup>2</sup></td>";

    assertThat(raised("<table><tr>" + cell + "</tr></table>"), contains("1", "2"));
  }

  @Test
  void aTextThatIsSetUpAsAWholeIsNotRaised() throws ExtractionException {
    assertThat(raised("<p>Few words</p><p><sup>" + "12 lamps ".repeat(9) + "</sup></p>"), empty());
  }

  @Test
  void runsBetweenTwoOffsetsAreThoseWhollyInside() {
    Superscripts.Span first = new Superscripts.Span(2, 4);
    Superscripts.Span second = new Superscripts.Span(6, 9);
    Superscripts runs = new Superscripts(List.of(first, second));

    assertThat(runs.within(2, 9), contains(first, second));
    assertThat(runs.within(3, 8), empty());
    assertThat(runs.within(4, 9), equalTo(List.of(second)));
  }

  private static List<String> raised(String html) throws ExtractionException {
    CanonicalText text = Texts.html(html);
    return text.superscripts().spans().stream()
        .map(span -> text.text().substring(span.start(), span.end()))
        .toList();
  }
}
