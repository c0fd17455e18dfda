package io.varve.transforms.records.pncp;

import io.varve.transforms.records.source.RecordSource;
import io.varve.transforms.records.source.RecordSourceProvider;

/** Makes PNCP known. */
public final class PncpProvider implements RecordSourceProvider {

  @Override
  public RecordSource source() {
    return new PncpSource();
  }
}
