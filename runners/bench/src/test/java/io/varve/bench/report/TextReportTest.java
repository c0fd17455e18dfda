package io.varve.bench.report;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.bench.process.Usage;
import io.varve.bench.report.CaseReport.Work;
import io.varve.io.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReportTest {

  private static final CaseReport REPORT =
      CaseReport.of(
              "case",
              Work.ofBytes(120_000_000),
              List.of(
                  new Series("run", List.of(new Usage(4, 7, 2_000_000_000), new Usage(6, 8, 5)))))
          .with(new Ratio("run / loop", 1.25, 1.5, "<= 2"))
          .with(Figure.of("rows", 12_345, "rows"));

  @Test
  void isATableOfEachKind() {
    assertThat(
        TextReport.of(REPORT),
        is(
            """
            case
              program  wall s  CPU s  peak MB  MB/s  each round, wall s
              run        5.00   7.50    2,000  24.0  4.00 6.00
              ratio        wall    CPU  target
              run / loop  1.250  1.500  <= 2
              figure   value  unit  target
              rows    12,345  rows
            """));
  }

  @Test
  void programsGetTheSameAndEachSample() throws Exception {
    Machine machine = new Machine(2, "m", 3, "17", Instant.EPOCH, "abc+");
    var json =
        Json.parse(Json.pretty(JsonReport.of(machine, Map.of("seed", "1"), List.of(REPORT))));
    assertThat(json.at("/machine/revision").asText(), is("abc+"));
    assertThat(json.at("/options/seed").asText(), is("1"));
    assertThat(json.at("/cases/0/programs/0/wall_seconds").asDouble(), is(5.0));
    assertThat(json.at("/cases/0/programs/0/wall_seconds_each/1").asDouble(), is(6.0));
    assertThat(json.at("/cases/0/ratios/0/target").asText(), is("<= 2"));
    assertThat(json.at("/cases/0/figures/0/value").asDouble(), is(12_345.0));
  }
}
