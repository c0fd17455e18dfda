package io.varve.transforms.derive;

import io.varve.io.model.Dataset;
import io.varve.transforms.extract.ExtractorIdentity;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Makes rows of what other source files gave, in the same commit: a join that no extractor can do,
 * since that sees one file alone. Its rows come in items, each with an entry of its own in the
 * manifest, so that what changes is an item.
 *
 * <p>Contract: the same sources and the same identity give the same items, in any order of the
 * sources. It runs on one worker, by one thread; what it holds in memory it says itself.
 */
public interface Derivation extends Serializable {

  /** Returns what, besides its sources, decides the result. */
  ExtractorIdentity identity();

  /** Returns the datasets that it fills. */
  List<Dataset> datasets();

  /** Returns the prefix of the keys of its items, ending in {@code /}. */
  String keyPrefix();

  /** Returns the prefixes of the keys of the entries that it is made of. */
  List<String> sources();

  /** Gives each item once. */
  void derive(SourceState sources, ItemSink out) throws IOException;

  /** Receives items. */
  @FunctionalInterface
  interface ItemSink {
    void accept(DerivedItem item) throws IOException;
  }
}
