package io.varve.runners.flink.slow;

import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorProvider;

/** Makes the extractor known by its name. */
public final class SlowProvider implements ExtractorProvider {

  @Override
  public String name() {
    return "slow";
  }

  @Override
  public Extractor extractor() {
    return new SlowExtractor();
  }
}
