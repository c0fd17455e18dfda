package io.varve.runners.render;

import io.varve.io.audit.lineage.DataFileLineage;
import io.varve.io.audit.lineage.RowPlace;
import io.varve.io.audit.lineage.SourceLineage;
import io.varve.io.run.RunRecord;
import java.util.List;
import java.util.Optional;

/** Where something in a warehouse comes from. */
public sealed interface Lineage {

  /**
   * What was made of a source file.
   *
   * @param snapshot id of the snapshot that was asked
   * @param source entry and data files
   * @param run record of the run that extracted its rows
   */
  record OfSource(long snapshot, SourceLineage source, RunRecord run) implements Lineage {}

  /**
   * What is in a data file.
   *
   * @param file the file and its sources
   * @param run record of the run that wrote it
   */
  record OfDataFile(DataFileLineage file, RunRecord run) implements Lineage {}

  /**
   * Rows with one id.
   *
   * @param snapshot id of the snapshot that was asked
   * @param rows the rows
   */
  record OfRows(long snapshot, List<Row> rows) implements Lineage {

    public OfRows {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A row.
   *
   * @param place where it is and what it was made of
   * @param run record of the run that extracted it
   * @param text the characters of the canonical text that it is about, when they were asked for
   */
  record Row(RowPlace place, RunRecord run, Optional<String> text) {}
}
