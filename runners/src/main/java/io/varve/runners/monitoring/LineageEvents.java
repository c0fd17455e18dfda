package io.varve.runners.monitoring;

import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.Job;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.Run;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import io.openlineage.client.OpenLineage.RunFacet;
import io.openlineage.client.OpenLineage.RunFacetsBuilder;
import io.openlineage.client.utils.DatasetIdentifier;
import io.varve.io.model.DatasetTotals;
import io.varve.io.model.RunCounts;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The events of runs. The same run id gives the same UUID, so that the beginning and the end belong
 * together and a run can be found by its id. Safe for several threads.
 */
final class LineageEvents {

  /** Field of a run's facets with what is varve's own: its run id, and the figures of the run. */
  static final String OWN_FACET = "varve_run";

  private final OpenLineage lineage;
  private final String namespace;

  /**
   * Returns the maker of events.
   *
   * @param namespace of the jobs
   * @param version of varve
   */
  LineageEvents(String namespace, String version) {
    this.lineage = new OpenLineage(URI.create("urn:varve:" + version));
    this.namespace = namespace;
  }

  /** Returns the UUID that stands for a run id. */
  static UUID uuid(String runId) {
    return UUID.nameUUIDFromBytes(("varve:" + runId).getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the event of a beginning: its datasets have no version yet. */
  RunEvent started(WatchedRun run) {
    return event(EventType.START, run.startedAt(), run, Optional.empty());
  }

  /** Returns the event of an end. */
  RunEvent ended(WatchedRun run, RunEnd end) {
    return event(type(end.ending()), end.finishedAt(), run, Optional.of(end));
  }

  private static EventType type(Ending ending) {
    return switch (ending) {
      case COMMITTED, NO_CHANGES -> EventType.COMPLETE;
      case REFUSED, CONFLICT, FAILED -> EventType.FAIL;
      case INTERRUPTED -> EventType.ABORT;
    };
  }

  private RunEvent event(EventType type, Instant time, WatchedRun run, Optional<RunEnd> end) {
    return lineage
        .newRunEventBuilder()
        .eventType(type)
        .eventTime(time.atZone(ZoneOffset.UTC))
        .run(run(run, end))
        .job(job(run))
        .inputs(inputs(run, end))
        .outputs(outputs(run, end))
        .build();
  }

  private Job job(WatchedRun run) {
    return lineage
        .newJobBuilder()
        .namespace(namespace)
        .name(run.pipeline() + run.name().map(name -> "." + name).orElse(""))
        .facets(
            lineage
                .newJobFacetsBuilder()
                .jobType(lineage.newJobTypeJobFacet("BATCH", "VARVE", "RUN"))
                .build())
        .build();
  }

  private Run run(WatchedRun run, Optional<RunEnd> end) {
    RunFacet own = lineage.newRunFacet();
    Map<String, Object> fields = own.getAdditionalProperties();
    fields.put("run_id", run.runId());
    end.ifPresent(over -> fields.putAll(figures(over)));
    RunFacetsBuilder facets = lineage.newRunFacetsBuilder().put(OWN_FACET, own);
    end.map(RunEnd::message)
        .filter(message -> !message.isEmpty())
        .ifPresent(
            message ->
                facets.errorMessage(
                    lineage
                        .newErrorMessageRunFacetBuilder()
                        .message(message)
                        .programmingLanguage("Java")
                        .build()));
    return lineage.newRunBuilder().runId(uuid(run.runId())).facets(facets.build()).build();
  }

  private static Map<String, Object> figures(RunEnd end) {
    RunCounts counts = end.counts();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("status", end.ending().label());
    figures.put("exit_code", end.exitCode().code());
    figures.put("listed", counts.listed());
    figures.put("unchanged", counts.unchanged());
    figures.put("removed", counts.removed());
    figures.put("succeeded", counts.succeeded());
    figures.put("failed", counts.failed());
    figures.put("bytes_read", counts.bytesRead());
    return figures;
  }

  private List<InputDataset> inputs(WatchedRun run, Optional<RunEnd> end) {
    // Files are counted over all inputs, so that only that of one input is known.
    Optional<RunEnd> counted = end.filter(over -> run.inputs().size() == 1);
    return run.inputs().stream().map(location -> input(location, counted)).toList();
  }

  private InputDataset input(String location, Optional<RunEnd> end) {
    DatasetIdentifier name = LineageDataset.of(location);
    OpenLineage.InputDatasetBuilder input =
        lineage.newInputDatasetBuilder().namespace(name.getNamespace()).name(name.getName());
    end.map(RunEnd::counts)
        .filter(counts -> counts.listed() > 0)
        .ifPresent(
            counts ->
                input.inputFacets(
                    lineage
                        .newInputDatasetInputFacetsBuilder()
                        .inputStatistics(
                            lineage
                                .newInputStatisticsInputDatasetFacetBuilder()
                                .fileCount(counts.listed())
                                .build())
                        .build()));
    return input.build();
  }

  private List<OutputDataset> outputs(WatchedRun run, Optional<RunEnd> end) {
    Optional<Tables> tables = end.flatMap(RunEnd::tables);
    List<OutputDataset> outputs = new ArrayList<>();
    for (String dataset : run.datasets()) {
      DatasetIdentifier name = LineageDataset.of(run.warehouse(), "data/" + dataset);
      OpenLineage.OutputDatasetBuilder output =
          lineage.newOutputDatasetBuilder().namespace(name.getNamespace()).name(name.getName());
      tables
          .filter(known -> known.written().containsKey(dataset))
          .ifPresent(known -> describe(output, known.snapshot(), known.written().get(dataset)));
      outputs.add(output.build());
    }
    return outputs;
  }

  private void describe(
      OpenLineage.OutputDatasetBuilder output, long snapshot, DatasetTotals written) {
    output
        .facets(
            lineage
                .newDatasetFacetsBuilder()
                .version(lineage.newDatasetVersionDatasetFacet(Long.toString(snapshot)))
                .build())
        .outputFacets(
            lineage
                .newOutputDatasetOutputFacetsBuilder()
                .outputStatistics(
                    lineage
                        .newOutputStatisticsOutputDatasetFacetBuilder()
                        .rowCount(written.rows())
                        .size(written.sizeBytes())
                        .fileCount(written.dataFiles())
                        .build())
                .build());
  }
}
