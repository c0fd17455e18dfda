package io.varve.pipelines.run;

import io.varve.io.model.Dataset;
import io.varve.io.model.Manifest;
import io.varve.io.run.RunStarted.Part;
import io.varve.io.run.RunWorkspace;
import io.varve.transforms.extract.ExtractorIdentity;
import io.varve.transforms.listing.ListingException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a run is to do: its settings, checked, whichever pipeline it is. */
public interface RunSpec {

  /** Returns the name of the pipeline. */
  String pipeline();

  /** Returns the location of the warehouse. */
  String warehouse();

  /** Returns the name that the user gives the run. */
  Optional<String> runName();

  /** Returns every option with its effective value, for the record. */
  SortedMap<String, String> options();

  /** Returns where the input is, as the user gave it, at least one place. */
  List<String> locations();

  /** Returns the prefixes of all keys that the run may have entries of. */
  List<String> keyPrefixes();

  /** Returns all datasets that it may fill. */
  List<Dataset> datasets();

  /** Returns what, besides the input, decides the result. */
  ExtractorIdentity identity();

  /** Returns the parts that the identity is made of; none when it is that of one extractor. */
  Optional<List<Part>> parts();

  /**
   * Makes sure that there are inputs at all.
   *
   * @throws ListingException when one is not there, or is not a folder
   */
  void checkInputs() throws ListingException;

  /** Returns what is to be done in a warehouse. */
  RunWork work(RunWorkspace workspace);

  /**
   * Makes sure that the keys of this run cannot be those of another input.
   *
   * @throws KeyPrefixOverlapException when they could
   */
  default void checkKeyPrefixes(Manifest manifest) {
    for (String prefix : keyPrefixes()) {
      Optional<String> other = Manifest.prefixOverlapping(manifest.keyPrefixes(), prefix);
      if (other.isPresent()) {
        throw new KeyPrefixOverlapException(prefix, other.get());
      }
    }
  }
}
