package io.varve.runners.example;

import io.varve.transforms.extract.Extractor;
import io.varve.transforms.extract.ExtractorProvider;

/** Makes the example known by its name. */
public final class HeadlineProvider implements ExtractorProvider {

  @Override
  public String name() {
    return "headlines";
  }

  @Override
  public Extractor extractor() {
    return new HeadlineExtractor();
  }
}
