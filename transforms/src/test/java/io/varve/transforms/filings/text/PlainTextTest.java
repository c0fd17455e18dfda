package io.varve.transforms.filings.text;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.varve.transforms.extract.ExtractionException;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void linesAreBlocksAndKeepTheirSpaces() throws ExtractionException {
    CanonicalText text = Texts.plain("  Title\r\n\r\nText  here \rnext\n");

    assertThat(text.text(), equalTo("  Title\n\nText  here\nnext"));
    assertThat(text.blocks().stream().map(Block::gapBefore).toList(), contains(false, true, false));
  }

  @Test
  void formattingTagsAreLeftOutAndOthersStay() throws ExtractionException {
    CanonicalText text = Texts.plain("<PAGE>\nA < B <c> <CASH> 12 <joe@example.com>\n");

    assertThat(text.text(), equalTo("A < B  <CASH> 12 <joe@example.com>"));
  }

  @Test
  void aTableEndsWhereItsTagSays() throws ExtractionException {
    CanonicalText text =
        Texts.plain(
            "before\n<TABLE>\n<CAPTION>\n      1998\n<S>   <C>\nSales  12\n</TABLE>\nafter");

    assertThat(text.blocks().stream().map(Block::table).toList(), contains(-1, 0, 0, -1));
    SourceTable table = text.tables().get(0);
    assertThat(table.rows(), hasSize(2));
    assertThat(table.headRows(), is(1));
    SourceTable.Cell line = table.rows().get(1).get(0);
    assertThat(text.text().substring(line.start(), line.end()), equalTo("Sales  12"));
  }
}
