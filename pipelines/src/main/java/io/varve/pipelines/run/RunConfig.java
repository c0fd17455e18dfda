package io.varve.pipelines.run;

import io.varve.io.model.Dataset;
import io.varve.io.run.RunStarted.Part;
import io.varve.io.run.RunWorkspace;
import io.varve.pipelines.commit.CommitTerms;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.DisappearanceRule;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.listing.ListingException;
import io.varve.transforms.work.Input;
import io.varve.transforms.work.WorkSettings;
import io.varve.transforms.work.WorkSettings.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of one run, checked.
 *
 * @param flow what is made of what
 * @param warehouse location of the warehouse
 * @param policy what is reprocessed
 * @param deletions what happens to files that are not listed any more
 * @param limits what one document may cost
 * @param sizing how much is done and held at once
 * @param runName name that the user gives the run
 * @param options every option with its effective value, for the record
 */
public record RunConfig(
    Flow flow,
    String warehouse,
    ChangePolicy policy,
    Deletions deletions,
    Limits limits,
    Sizing sizing,
    Optional<String> runName,
    SortedMap<String, String> options)
    implements RunSpec {

  public RunConfig {
    options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }

  /**
   * What happens to files that are not listed any more.
   *
   * @param prune whether their rows and entries are taken out
   * @param maxMissingPercent largest share of the known files that may vanish at once, in percent
   */
  public record Deletions(boolean prune, double maxMissingPercent) {
    public Deletions {
      new DisappearanceRule(maxMissingPercent, true);
    }
  }

  /** Returns the same settings under another policy. */
  RunConfig with(ChangePolicy other) {
    return new RunConfig(flow, warehouse, other, deletions, limits, sizing, runName, options);
  }

  /** Returns the inputs. */
  public List<Input> inputs() {
    return flow.inputs();
  }

  /** Returns what is derived of what they give. */
  public Optional<Derivation> derivation() {
    return flow.derivation();
  }

  /** Returns what the steps over one input need to know. */
  public WorkSettings settings(Input input, RunWorkspace workspace) {
    return new WorkSettings(input.scope(), input.extractor(), policy, workspace, limits);
  }

  /** Returns the terms of the run's commit. */
  public CommitTerms terms() {
    return CommitTerms.ofRun(flow.keyPrefixes(), flow.datasets());
  }

  @Override
  public void checkInputs() throws ListingException {
    for (Input input : inputs()) {
      try {
        input.scope().checkRoot();
      } catch (ListingException e) {
        throw e.of(flag(input));
      }
    }
  }

  @Override
  public String pipeline() {
    return flow.pipeline();
  }

  @Override
  public List<String> keyPrefixes() {
    return flow.keyPrefixes();
  }

  @Override
  public List<Dataset> datasets() {
    return flow.datasets();
  }

  @Override
  public List<String> locations() {
    return inputs().stream().map(input -> input.scope().input()).toList();
  }

  @Override
  public ExtractorIdentity identity() {
    return flow.identity();
  }

  @Override
  public Optional<List<Part>> parts() {
    return flow.parts();
  }

  @Override
  public RunWork work(RunWorkspace workspace) {
    return new ExtractionWork(this, workspace);
  }

  /**
   * Returns the rule against listings of an input that lost too much; a run over failed files only
   * has none.
   */
  public DisappearanceRule disappearanceRule(Input input) {
    return new DisappearanceRule(deletions.maxMissingPercent(), !policy.onlyFailed(), flag(input));
  }

  private static String flag(Input input) {
    return input.name().isEmpty() ? "--input" : "--" + input.name();
  }
}
