package io.varve.io.model;

/**
 * One row of a data-file list: from here on {@code file} is the data file of its place, or, when
 * removed, its place has none and {@code file} names the one that was there.
 */
public record DataFileChange(DataFile file, boolean removed) {

  public static DataFileChange of(DataFile file) {
    return new DataFileChange(file, false);
  }

  public static DataFileChange removalOf(DataFile file) {
    return new DataFileChange(file, true);
  }
}
