package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class SurveyTest {

  @Test
  void whatIsHiddenIsSeenToo() throws ExtractionException {
    Survey survey =
        survey(
            "<style>.a{}</style><div style='display:none'><ix:nonNumeric id='v'>x</ix:nonNumeric>"
                + "<ix:continuation id='c'></ix:continuation></div>"
                + "<a id='l' href='#x'></a><a href='x#y'></a><area id='m' href='#y'>");

    assertThat(survey.sheets().size(), is(1));
    assertThat(ids(survey.values()), contains("v"));
    assertThat(ids(survey.continuations()), contains("c"));
    assertThat(ids(survey.links()), contains("l", "m"));
  }

  @Test
  void aCellIsLongByItsOwnText() throws ExtractionException {
    assertThat(longCells("<td>" + "x".repeat(399) + " \n "), contains(false));
    assertThat(longCells("<td>" + "x".repeat(399) + " \n <b>y</b>"), contains(true));
    assertThat(longCells("<td>a<th>" + "x".repeat(400) + "<td>b"), contains(false, true, false));
  }

  @Test
  void aCellWithATableOrAnItemInsideIsLong() throws ExtractionException {
    assertThat(longCells("<td><table><tr><td>a</table>b"), contains(true, false));
    assertThat(longCells("<td><p>one</p><p>Item 7 two</p>"), contains(true));
    assertThat(longCells("<td><p>Item 7 two</p><p>one</p>"), contains(false));
    assertThat(longCells("<td><p>one</p><p>Items sold</p>"), contains(false));
    assertThat("within a line", longCells("<td><p>one <b>Item 7</b></p>"), contains(false));
  }

  @Test
  void cellsThatNobodyAsksForAreSkipped() throws ExtractionException {
    Document page = page("<td>a<td>" + "x".repeat(500) + "<td>b");
    CellLengths cells = Survey.of(page, Texts.deadline()).cells();
    List<Element> all = page.select("td");

    assertThat(cells.isLong(all.get(1)), is(true));
    assertThat(cells.isLong(all.get(2)), is(false));
    assertThat("never measured", cells.isLong(new Element("td")), is(true));
  }

  private static List<Boolean> longCells(String cells) throws ExtractionException {
    Document page = page(cells);
    CellLengths lengths = Survey.of(page, Texts.deadline()).cells();
    return page.select("td,th").stream().map(lengths::isLong).toList();
  }

  private static Document page(String cells) {
    return Jsoup.parse("<table><tr>" + cells + "</table>");
  }

  private static Survey survey(String html) throws ExtractionException {
    return Survey.of(Jsoup.parse(html), Texts.deadline());
  }

  private static List<String> ids(List<Element> elements) {
    return elements.stream().map(Element::id).toList();
  }
}
