package io.varve.io.model;

/**
 * A data file that had rows of a purged document, and what stands in its place.
 *
 * @param path path that snapshots name; the file itself is gone
 * @param rowsErased rows that it had more than what stands in its place
 * @param file the file in its place; of an emptied one, the file that was there
 * @param emptied whether no rows are left, and so nothing stands in its place
 */
public record Erasure(
    @Column("named_path") String path, long rowsErased, DataFile file, boolean emptied) {

  public Erasure {
    Checks.notBlank(path, "path");
    Checks.notNegative(rowsErased, "rows erased");
  }
}
