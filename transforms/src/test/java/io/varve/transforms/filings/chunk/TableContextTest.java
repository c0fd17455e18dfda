package io.varve.transforms.filings.chunk;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.varve.transforms.filings.row.CellRow;
import io.varve.transforms.filings.row.TableRow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableContextTest {

  @Test
  void onlyChunksThatBeginInsideATableNeedItsTop() {
    TableContext contexts = new TableContext(List.of(table(100, 200, "Sales", "year\t2023")), 40);

    assertThat(contexts.of(new Chunk(0, 90, 9)), is(new TableContext.Of(false, Optional.empty())));
    assertThat(contexts.of(new Chunk(90, 150, 9)), is(new TableContext.Of(true, Optional.empty())));
    assertThat(
        contexts.of(new Chunk(150, 210, 9)),
        is(new TableContext.Of(true, Optional.of("Sales\nyear\t2023"))));
    assertThat(
        contexts.of(new Chunk(210, 250, 9)), is(new TableContext.Of(false, Optional.empty())));
  }

  @Test
  void eachTableHasItsOwnTop() {
    TableContext contexts =
        new TableContext(List.of(table(0, 100, "Sales", "a"), table(100, 200, "Costs", "b")), 40);

    assertThat(contexts.of(new Chunk(50, 150, 9)).context(), is(Optional.of("Sales\na")));
    assertThat(contexts.of(new Chunk(150, 200, 9)).context(), is(Optional.of("Costs\nb")));
  }

  /** The top of a hostile table may be most of the document, and its chunks thousands. */
  @Test
  void theTopIsPutTogetherOnceForAllChunksOfATable() {
    TableContext contexts = new TableContext(List.of(table(0, 1000, "Sales", "a")), 40);

    Optional<String> first = contexts.of(new Chunk(100, 200, 9)).context();

    assertThat(contexts.of(new Chunk(200, 300, 9)).context(), is(sameInstance(first)));
    assertThat(contexts.of(new Chunk(900, 1000, 9)).context(), is(sameInstance(first)));
  }

  @Test
  void linesThatDoNotFitAreLeftOut() {
    TableContext contexts =
        new TableContext(List.of(table(0, 100, "word ".repeat(5_000), "2023")), 10);

    assertThat(contexts.of(new Chunk(50, 60, 9)).context(), is(Optional.of("2023")));
  }

  private static TableRow table(int start, int end, String caption, String header) {
    List<CellRow> cells =
        List.of(header.split("\t")).stream()
            .map(
                text ->
                    new CellRow(text, Optional.empty(), 1, 1, true, List.of(), Optional.empty()))
            .toList();
    return new TableRow(
        "document",
        "table",
        "section",
        1,
        start,
        end,
        Optional.of(caption),
        Optional.empty(),
        "other_financial",
        Optional.empty(),
        Optional.empty(),
        1,
        cells.size(),
        1,
        List.of(cells),
        "",
        Optional.empty(),
        Optional.empty());
  }
}
