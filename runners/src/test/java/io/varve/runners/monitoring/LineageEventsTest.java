package io.varve.runners.monitoring;

import static io.varve.runners.monitoring.SomeRuns.RUN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClientUtils;
import io.openlineage.client.utils.DatasetIdentifier;
import io.varve.io.json.Json;
import io.varve.runners.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the events say. */
final class LineageEventsTest {

  private final LineageEvents events = new LineageEvents("research", "1.2.3");

  @Test
  void theBeginningNamesJobInputAndOutputs() throws Exception {
    JsonNode start = json(events.started(RUN));
    assertThat(start.get("eventType").asText(), is("START"));
    assertThat(start.get("eventTime").asText(), is("2026-11-20T01:00:00Z"));
    assertThat(start.get("producer").asText(), is("urn:varve:1.2.3"));
    assertThat(start.at("/job/namespace").asText(), is("research"));
    assertThat(start.at("/job/name").asText(), is("filings.nightly"));
    assertThat(start.at("/job/facets/jobType/processingType").asText(), is("BATCH"));
    assertThat(start.at("/run/facets/varve_run/run_id").asText(), is(RUN.runId()));
    assertThat(start.at("/inputs/0/namespace").asText(), is("gs://bucket"));
    assertThat(start.at("/inputs/0/name").asText(), is("filings"));
    assertThat(start.get("inputs").size(), is(1));
    assertThat(start.at("/outputs/0/namespace").asText(), is("gs://bucket"));
    assertThat(start.at("/outputs/0/name").asText(), is("warehouse/data/documents"));
    assertThat(start.at("/outputs/1/name").asText(), is("warehouse/data/sections"));
    assertThat(start.at("/outputs/0/facets/version").isMissingNode(), is(true));
  }

  @Test
  void eachInputIsNamed() throws Exception {
    WatchedRun two =
        SomeRuns.over(List.of("gs://bucket/prices", "gs://other/lists"), Optional.empty());
    JsonNode end = json(events.ended(two, SomeRuns.committed()));
    assertThat(end.get("inputs").size(), is(2));
    assertThat(end.at("/inputs/0/name").asText(), is("prices"));
    assertThat(end.at("/inputs/1/namespace").asText(), is("gs://other"));
    // All files together are the count of neither.
    assertThat(end.at("/inputs/0/inputFacets").isMissingNode(), is(true));
    assertThat(end.at("/inputs/1/inputFacets").isMissingNode(), is(true));
  }

  @Test
  void theEndHasVersionAndRows() throws Exception {
    JsonNode end = json(events.ended(RUN, SomeRuns.committed()));
    assertThat(end.get("eventType").asText(), is("COMPLETE"));
    assertThat(end.get("eventTime").asText(), is("2026-11-20T01:02:03.5Z"));
    assertThat(end.at("/inputs/0/inputFacets/inputStatistics/fileCount").asLong(), is(20L));
    JsonNode sections = end.at("/outputs/1");
    assertThat(sections.at("/facets/version/datasetVersion").asText(), is("17"));
    JsonNode written = sections.at("/outputFacets/outputStatistics");
    assertThat(written.get("rowCount").asLong(), is(120L));
    assertThat(written.get("size").asLong(), is(11_000L));
    assertThat(written.get("fileCount").asLong(), is(1L));
    JsonNode own = end.at("/run/facets/varve_run");
    assertThat(own.get("status").asText(), is("committed"));
    assertThat(own.get("exit_code").asInt(), is(3));
    assertThat(own.get("listed").asLong(), is(20L));
    assertThat(own.get("failed").asLong(), is(1L));
    assertThat(end.at("/run/facets/errorMessage").isMissingNode(), is(true));
  }

  @Test
  void bothEventsHaveTheRunsId() throws Exception {
    JsonNode start = json(events.started(RUN));
    JsonNode end = json(events.ended(RUN, SomeRuns.committed()));
    assertThat(end.at("/run/runId"), is(start.at("/run/runId")));
    assertThat(end.at("/run/runId").asText(), is(LineageEvents.uuid(RUN.runId()).toString()));
    assertThat(
        LineageEvents.uuid("20261120T010000Z-0a0b0d").equals(LineageEvents.uuid(RUN.runId())),
        is(false));
    assertThat(end.get("job"), is(start.get("job")));
  }

  @Test
  void eachEndingHasItsEvent() throws Exception {
    for (Ending ending : Ending.values()) {
      RunEnd end = SomeRuns.ended(ending, ExitCode.FAILED, "Cannot go on: a reason.");
      String expected =
          switch (ending) {
            case COMMITTED, NO_CHANGES -> "COMPLETE";
            case INTERRUPTED -> "ABORT";
            default -> "FAIL";
          };
      JsonNode event = json(events.ended(RUN, end));
      assertThat(ending.label(), event.get("eventType").asText(), is(expected));
      assertThat(
          event.at("/run/facets/errorMessage/message").asText(), is("Cannot go on: a reason."));
    }
  }

  @Test
  void aJobWithoutANameIsThePipeline() throws Exception {
    JsonNode start = json(events.started(SomeRuns.named(Optional.empty())));
    assertThat(start.at("/job/name").asText(), is("filings"));
  }

  @Test
  void foldersAreAbsolutePaths() {
    assertName("/data/a b/ü", "file", "/data/a b/ü");
    assertName("file:///data/a%20b/", "file", "/data/a b");
    assertName("/data/../data/x/", "file", "/data/x");
    assertName("x", "file", Path.of("x").toAbsolutePath().toString());
    assertName("gs://bucket", "gs://bucket", "/");
    assertName("gs://my_bucket/a b/%/", "gs://my_bucket", "a b/%");
    DatasetIdentifier below = LineageDataset.of("gs://bucket", "data/rows");
    assertThat(below.getNamespace() + " " + below.getName(), is("gs://bucket data/rows"));
  }

  private static void assertName(String location, String namespace, String name) {
    DatasetIdentifier found = LineageDataset.of(location);
    assertThat(found.getNamespace(), is(namespace));
    assertThat(found.getName(), is(name));
  }

  private static JsonNode json(RunEvent event) throws Exception {
    return Json.parse(OpenLineageClientUtils.toJson(event));
  }
}
