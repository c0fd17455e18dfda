package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "<p>One</p><p>two</p>~One|two",
        "<div>One <b>bold</b>\t  word</div>~One bold word",
        "One<br>two~One|two",
        "<p>a&nbsp;&#160;b &amp; c</p>~a b & c",
        "<p>I<b>tem</b> 1<span>A.</span></p>~Item 1A.",
        "<script>no</script><style>no</style><p>yes</p>~yes",
        "<div style='Display : none'>no</div><p>yes</p>~yes",
        "<ix:header><p>no</p></ix:header><p>yes</p>~yes",
        "<ul><li>One</li><li>two</li></ul>~One|two",
      })
  void visibleTextIsReadBlockByBlock(String html, String blocks) throws ExtractionException {
    assertThat(Texts.html(html).text(), equalTo(blocks.replace('|', '\n')));
  }

  @Test
  void aTableRowIsOneBlockWithTabsBetweenItsCells() throws ExtractionException {
    CanonicalText text =
        Texts.html(
            "<table><tr><td>Sales<br>net</td><td></td><td>$</td><td>12</td></tr>"
                + "<tr><td>Costs</td><td colspan='2'>7</td></tr></table><p>end</p>");

    assertThat(text.text(), equalTo("Sales net\t$\t12\nCosts\t7\nend"));
    assertThat(text.blocks().stream().map(Block::table).toList(), contains(0, 0, -1));
  }

  @Test
  void cellsAreSpansOfTheText() throws ExtractionException {
    CanonicalText text =
        Texts.html("<p>x</p><table><tr><td> a b </td><td></td><td colspan=3>c</td></tr></table>");
    List<SourceTable.Cell> cells = text.tables().get(0).rows().get(0);

    assertThat(
        cells.stream().map(cell -> text.text().substring(cell.start(), cell.end())).toList(),
        contains("a b", "", "c"));
    assertThat(cells.get(2).colspan(), is(3));
  }

  @Test
  void aCellWithAWholePageOfTextKeepsItsBlocks() throws ExtractionException {
    String paragraph = "<p>" + "word ".repeat(60) + "</p>";
    CanonicalText text =
        Texts.html("<table><tr><td>" + paragraph + paragraph + "</td></tr></table>");

    assertThat(text.blocks(), hasSize(2));
  }

  @Test
  void nestedTablesKnowTheirParents() throws ExtractionException {
    CanonicalText text =
        Texts.html("<table><tr><td><table><tr><td>in</td></tr></table></td></tr></table>");

    assertThat(text.tables().stream().map(SourceTable::parent).toList(), contains(-1, 0));
    assertThat(text.text(), equalTo("in"));
  }

  @Test
  void preformattedTextKeepsItsLinesAndSpaces() throws ExtractionException {
    CanonicalText text = Texts.html("<pre>a   b  \n\n   c\nd</pre>");

    assertThat(text.text(), equalTo("a   b\n\n   c\nd"));
    assertThat(text.blocks().get(1).gapBefore(), is(true));
    assertThat(text.blocks().get(2).gapBefore(), is(false));
  }

  @Test
  void layoutTellsBoldCentredAndLinkedText() throws ExtractionException {
    CanonicalText text =
        Texts.html(
            "<style>.h{font-weight:700}</style><p align='center'><b>Item</b> 1.</p>"
                + "<p class='h'>Item 2.</p><p><a href='#x'>Item 3.</a></p>");

    assertThat(text.blocks().get(0).layout().centered(), is(true));
    assertThat(text.blocks().get(0).layout().boldLead(), is(4));
    assertThat(text.blocks().get(1).layout().boldShare(), closeTo(1, 0.001));
    assertThat(text.blocks().get(2).layout().linked(), closeTo(1, 0.001));
  }

  @Test
  void classesCanHide() throws ExtractionException {
    assertThat(
        Texts.html("<style>p.no, .x {display:none}</style><p class='no'>a</p><p>b</p>").text(),
        equalTo("b"));
  }

  @Test
  void factsAboutTheDocumentAreReadEvenWhereHidden() throws ExtractionException {
    String html =
        "<div style='display:none'><ix:nonNumeric name='dei:DocumentType'>10-Q</ix:nonNumeric></div>";

    assertThat(HtmlText.read(html, Texts.deadline()).facts(), hasEntry("DocumentType", "10-Q"));
  }
}
