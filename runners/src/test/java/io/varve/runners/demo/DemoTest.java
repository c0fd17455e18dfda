package io.varve.runners.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.io.json.Json;
import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo tells the truth. */
final class DemoTest {

  @TempDir private Path folder;

  @Test
  void threeRuns() {
    Path scratch = folder.resolve("demo");
    Result demo = Workbench.execute("demo", "--keep-at=" + scratch);
    assertThat(demo.err(), demo.code(), is(0));
    assertThat(
        demo.out(),
        allOf(
            containsString("14 files extracted"),
            containsString("14 of 14 files skipped, 0 bytes read, no snapshot written"),
            containsString("2 of 14 files extracted: 1 modified, 1 added. 1 removed"),
            containsString("decision     modified"),
            containsString("the warehouse is intact"),
            containsString("risk_factors"),
            containsString("3 rows.")));
    assertThat(Workbench.execute("demo", "--keep-at=" + scratch).code(), is(2));
  }

  @Test
  void asJson() throws Exception {
    Result demo = Workbench.execute("demo", "--json", "--keep-at=" + folder.resolve("demo"));
    JsonNode runs = Json.parse(demo.out()).get("runs");
    assertThat(runs.at("/0/added").asLong(), is(14L));
    assertThat(runs.at("/0/failed").asLong(), is(1L));
    assertThat(runs.at("/1/status").asText(), is("no-changes"));
    assertThat(runs.at("/1/bytes_read").asLong(), is(0L));
    assertThat(runs.at("/2/processed").asLong(), is(2L));
    assertThat(runs.at("/2/removed").asLong(), is(1L));
  }
}
