package io.varve.transforms.instruments;

import io.varve.io.model.Dataset;
import java.util.List;

/** The dataset that is made of lists of instruments. */
public final class InstrumentDatasets {

  public static final String INSTRUMENTS = "instruments";

  private InstrumentDatasets() {}

  /** Returns it. */
  public static List<Dataset> all() {
    return List.of(
        new Dataset(INSTRUMENTS, InstrumentRow.class, List.of("instrument_id"), List.of()));
  }
}
