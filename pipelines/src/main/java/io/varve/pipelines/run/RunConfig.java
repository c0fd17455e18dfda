package io.varve.pipelines.run;

import io.varve.io.model.Manifest;
import io.varve.transforms.change.ChangePolicy;
import io.varve.transforms.change.DisappearanceRule;
import io.varve.transforms.extract.Extractor;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.work.WorkSettings.Limits;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The settings of one run, checked.
 *
 * @param pipeline name of the pipeline
 * @param warehouse location of the warehouse
 * @param scope which source files
 * @param extractor what is made of them
 * @param policy what is reprocessed
 * @param deletions what happens to files that are not listed any more
 * @param limits what one document may cost
 * @param sizing how much is done and held at once
 * @param runName name that the user gives the run
 * @param options every option with its effective value, for the record
 */
public record RunConfig(
    String pipeline,
    String warehouse,
    InputScope scope,
    Extractor extractor,
    ChangePolicy policy,
    Deletions deletions,
    Limits limits,
    Sizing sizing,
    Optional<String> runName,
    SortedMap<String, String> options) {

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

  /**
   * Makes sure that the keys of this run's input cannot be those of another input.
   *
   * @throws KeyPrefixOverlapException when they could
   */
  void checkKeyPrefix(Manifest manifest) {
    Optional<String> other = Manifest.prefixOverlapping(manifest.keyPrefixes(), scope.keyPrefix());
    if (other.isPresent()) {
      throw new KeyPrefixOverlapException(scope.keyPrefix(), other.get());
    }
  }

  /**
   * Returns the rule against listings that lost too much; a run over failed files only has none.
   */
  public DisappearanceRule disappearanceRule() {
    return new DisappearanceRule(deletions.maxMissingPercent(), !policy.onlyFailed());
  }
}
