package io.varve.transforms.listing;

import io.varve.io.model.SourceFile;
import io.varve.transforms.extract.ExtractionException;

/** Reads listed source files; the errors are those of {@link SourceTree#read}. */
@FunctionalInterface
public interface ScopedReader {
  byte[] read(SourceFile file, long maxBytes) throws ExtractionException;
}
