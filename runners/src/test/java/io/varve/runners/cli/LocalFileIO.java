package io.varve.runners.cli;

import org.apache.iceberg.Files;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;

/** Reads local files by the locations in Iceberg's metadata, without any code of ours. */
final class LocalFileIO implements FileIO {

  private static final long serialVersionUID = 1;
  private static final String SCHEME = "file://";

  @Override
  public InputFile newInputFile(String location) {
    if (!location.startsWith(SCHEME)) {
      throw new IllegalArgumentException("not a local file: " + location);
    }
    return Files.localInput(location.substring(SCHEME.length()));
  }

  @Override
  public OutputFile newOutputFile(String location) {
    throw new UnsupportedOperationException("read only");
  }

  @Override
  public void deleteFile(String location) {
    throw new UnsupportedOperationException("read only");
  }
}
