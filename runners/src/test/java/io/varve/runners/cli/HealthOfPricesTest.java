package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is derived of source files is no source file: it makes no share of failures smaller. */
final class HealthOfPricesTest {

  private static final String PRICES =
      "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>\n"
          + "MOON.US,D,20240102,000000,10,11,9,10.5,100,0\n";

  @TempDir private Path folder;

  @Test
  void shareOfFailuresIsThatOfSourceFiles() throws Exception {
    write("prices/daily/us/moon.us.txt", PRICES);
    write("prices/daily/us/spoilt.us.txt", "no prices at all\n");
    // In compatible mode the two without symbol are items without a row, and so alike.
    write("lists/broker.csv", "symbol,market\nMOON:US,NYSE\n,NYSE\n,NYSE\n");
    Workbench bench = new Workbench(folder);
    Workbench.Result run =
        bench.ask(
            "run",
            "tradeable",
            "--prices=" + folder.resolve("prices"),
            "--instruments=" + folder.resolve("lists"),
            "--compatible-matching");
    assertThat(run.err(), run.code(), is(3));

    JsonNode report = Json.parse(bench.ask("health", "--json").out());

    JsonNode rate = rule(report, "failure-rate");
    assertThat(rate.get("sentence").asText(), startsWith("1 of 3 source files"));
    assertThat(Math.round(rate.get("figure").asDouble()), is(33L));
    assertThat(rule(report, "duplicate-bytes").get("figure").asLong(), is(0L));
    assertThat(bench.ask("check", "--read-data").code(), is(0));
  }

  private static JsonNode rule(JsonNode report, String name) {
    return StreamSupport.stream(report.get("rules").spliterator(), false)
        .filter(rule -> rule.get("rule").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void write(String path, String content) throws Exception {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
