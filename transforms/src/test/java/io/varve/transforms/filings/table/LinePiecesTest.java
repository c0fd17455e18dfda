package io.varve.transforms.filings.table;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinePiecesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "Cash   1,200|Cash@0/1,200@7",
        "  a\tb\t|a@2/b@4",
        "Cash ... 5|Cash@0/5@9",
        "Cash . . . .5|Cash@0/.5@11",
        "Cash . .5|Cash . .5@0",
        "...5|...5@0",
        "Cash...|Cash@0",
        "$                    12|$                    12@0",
        "$                       12|$@0/12@24",
        "--  12|--@0/12@4",
        "---  12|12@5",
        "1,200 (900) |1,200@0/(900)@6",
        "1,200 900|1,200 900@0",
        "1,200, (900)|1,200, (900)@0",
        "$ 12 $  (3)|$ 12@0/$  (3)@5",
        "$|$@0",
        "a b|a b@0",
      })
  void piecesStandBetweenGaps(String line, String pieces) {
    assertThat(pieces(LinePieces.of(line, 0)), is(pieces));
  }

  @Test
  void linesKnowTheirPlace() {
    PlainLine line = LinePieces.of("   a  ", 70);
    assertThat(line, is(new PlainLine(70, 76, line.pieces(), 3)));
  }

  @Test
  void aLineWithoutAnythingVisibleHasNoPieces() {
    assertThat(LinePieces.of("", 0).pieces().size(), is(0));
    assertThat(LinePieces.of(" \t ", 0).pieces().size(), is(0));
  }

  private static String pieces(PlainLine line) {
    return line.pieces().stream()
        .map(piece -> piece.text() + "@" + piece.from())
        .collect(Collectors.joining("/"));
  }
}
