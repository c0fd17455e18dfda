package io.varve.pipelines.run;

import io.varve.io.model.Dataset;
import io.varve.io.run.RunStarted.Part;
import io.varve.transforms.derive.Derivation;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.work.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a pipeline makes of what: its inputs with their extractors, and what is derived of what they
 * give.
 *
 * @param pipeline name of the pipeline
 * @param inputs at least one; the prefixes of their keys do not overlap
 * @param derivation what is derived of their rows
 */
public record Flow(String pipeline, List<Input> inputs, Optional<Derivation> derivation) {

  public Flow {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("Invalid pipeline " + pipeline + ": it has no input");
    }
  }

  /** Returns the prefixes of all keys that it has entries of. */
  public List<String> keyPrefixes() {
    List<String> prefixes = new ArrayList<>();
    inputs.forEach(input -> prefixes.add(input.scope().keyPrefix()));
    derivation.ifPresent(derived -> prefixes.add(derived.keyPrefix()));
    return prefixes;
  }

  /** Returns all datasets that it may fill. */
  public List<Dataset> datasets() {
    List<Dataset> datasets = new ArrayList<>();
    inputs.forEach(input -> datasets.addAll(input.extractor().datasets()));
    derivation.ifPresent(derived -> datasets.addAll(derived.datasets()));
    return datasets;
  }

  /**
   * Returns what, besides the bytes, decides the result: the identity of the only extractor, or one
   * that is made of those of all parts.
   */
  public ExtractorIdentity identity() {
    if (inputs.size() == 1 && derivation.isEmpty()) {
      return inputs.get(0).extractor().identity();
    }
    Map<String, String> settings = new TreeMap<>();
    for (ExtractorIdentity part : identities()) {
      settings.put(part.name(), part.ref().extractor());
      part.configuration().forEach((name, value) -> settings.put(part.name() + "." + name, value));
    }
    return ExtractorIdentity.of(pipeline, 1, 1, settings);
  }

  /** Returns the parts that {@link #identity} is made of; none when it is that of one extractor. */
  public Optional<List<Part>> parts() {
    return inputs.size() == 1 && derivation.isEmpty()
        ? Optional.empty()
        : Optional.of(
            identities().stream().map(part -> new Part(part.ref(), part.configuration())).toList());
  }

  private List<ExtractorIdentity> identities() {
    List<ExtractorIdentity> parts = new ArrayList<>();
    inputs.forEach(input -> parts.add(input.extractor().identity()));
    derivation.ifPresent(derived -> parts.add(derived.identity()));
    return parts;
  }
}
