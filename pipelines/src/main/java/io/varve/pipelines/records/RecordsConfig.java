package io.varve.pipelines.records;

import io.varve.io.model.Dataset;
import io.varve.io.run.RunStarted.Part;
import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.RecordsPipeline;
import io.varve.pipelines.run.RunSpec;
import io.varve.pipelines.run.RunWork;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.records.plan.RecordKeys;
import io.varve.transforms.records.source.RecordSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of one run over records, checked.
 *
 * @param source what is read
 * @param origin where its pages come from
 * @param warehouse location of the warehouse
 * @param policy what is reprocessed
 * @param runName name that the user gives the run
 * @param options every option with its effective value, for the record
 */
public record RecordsConfig(
    RecordSource source,
    RecordOrigin origin,
    String warehouse,
    ChangePolicy policy,
    Optional<String> runName,
    SortedMap<String, String> options)
    implements RunSpec {

  public RecordsConfig {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  @Override
  public String pipeline() {
    return RecordsPipeline.NAME;
  }

  @Override
  public List<String> locations() {
    return List.of(origin.location());
  }

  @Override
  public List<String> keyPrefixes() {
    return List.of(RecordKeys.of(source.name()).prefix());
  }

  @Override
  public List<Dataset> datasets() {
    return List.of(source.dataset());
  }

  @Override
  public ExtractorIdentity identity() {
    return source.identity();
  }

  @Override
  public Optional<List<Part>> parts() {
    return Optional.empty();
  }

  @Override
  public void checkInputs() throws ListingException {
    if (origin instanceof RecordOrigin.Folder folder) {
      try {
        folder.scope().checkRoot();
      } catch (ListingException e) {
        throw e.of("--input");
      }
    }
  }

  @Override
  public RunWork work(RunWorkspace workspace) {
    return new RecordsWork(this, workspace);
  }
}
