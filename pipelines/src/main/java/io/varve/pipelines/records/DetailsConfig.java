package io.varve.pipelines.records;

import io.varve.io.model.Dataset;
import io.varve.io.run.RunStarted.Part;
import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.DetailsPipeline;
import io.varve.pipelines.run.RunSpec;
import io.varve.pipelines.run.RunWork;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.records.fetch.FetchPolicy;
import io.varve.transforms.records.plan.RecordKeys;
import io.varve.transforms.records.source.RecordSource;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of one run over details of records, checked.
 *
 * @param source whose records
 * @param endpoint address that the requests are below
 * @param fetch how it is asked
 * @param partitions partitions of the days whose records are looked at
 * @param most most records of this run
 * @param since records that were asked about since then are left for another time
 * @param warehouse location of the warehouse
 * @param policy what is fetched again
 * @param runName name that the user gives the run
 * @param options every option with its effective value, for the record
 */
public record DetailsConfig(
    RecordSource source,
    URI endpoint,
    FetchPolicy fetch,
    Set<String> partitions,
    int most,
    Instant since,
    String warehouse,
    ChangePolicy policy,
    Optional<String> runName,
    SortedMap<String, String> options)
    implements RunSpec {

  public DetailsConfig {
    partitions = Set.copyOf(partitions);
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    if (source.details().isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid --details: " + source.name() + " has nothing more to tell about a record.");
    }
    if (most < 1) {
      throw new IllegalArgumentException(
          "Invalid number of details: " + most + ". It must be 1 or more.");
    }
  }

  @Override
  public String pipeline() {
    return DetailsPipeline.NAME;
  }

  @Override
  public List<String> locations() {
    return List.of(endpoint.toString());
  }

  @Override
  public List<String> keyPrefixes() {
    return List.of(RecordKeys.of(source.name()).prefix());
  }

  @Override
  public List<Dataset> datasets() {
    return source.details().orElseThrow().datasets();
  }

  @Override
  public ExtractorIdentity identity() {
    return source.details().orElseThrow().identity();
  }

  @Override
  public Optional<List<Part>> parts() {
    return Optional.empty();
  }

  @Override
  public void checkInputs() {}

  @Override
  public RunWork work(RunWorkspace workspace) {
    return new DetailsWork(this, workspace);
  }
}
