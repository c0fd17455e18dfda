package io.varve.io.snapshot;

/** A file was written in a newer format than this program knows. */
public final class UnsupportedFormatException extends WarehouseException {

  private static final long serialVersionUID = 1;

  UnsupportedFormatException(String path, int found, int known) {
    super(
        "Cannot read "
            + path
            + ": it has format version "
            + found
            + ", this program knows up to "
            + known
            + ". Use the newer varve that wrote it.");
  }
}
