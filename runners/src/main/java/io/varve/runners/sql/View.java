package io.varve.runners.sql;

import io.varve.io.model.FileRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A table that queries can name.
 *
 * @param name its name
 * @param columns its columns, known without reading a row
 * @param over names of the views that its own query names
 * @param query makes the query of its rows; reads the warehouse only when it is called
 */
record View(String name, Columns columns, Set<String> over, Query query) {

  View {
    over = Set.copyOf(over);
  }

  /** The query of a view's rows. */
  @FunctionalInterface
  interface Query {

    /** Returns the statement over files that are on this machine by then. */
    String over(Files files) throws IOException;
  }

  /** Files of a warehouse on this machine. */
  @FunctionalInterface
  interface Files {

    /** Returns where a file of the warehouse can be read. */
    Path path(String path) throws IOException;

    /**
     * Says which files are about to be read and what was recorded of them, so that they can be
     * verified; does nothing unless overridden.
     */
    default void expect(List<FileRef> recorded) throws IOException {}
  }

  /** Returns the statement that makes the view, with all its rows. */
  String statement(Files files) throws IOException {
    return create() + columns.empty() + "\nunion all by name\n" + query.over(files) + ";\n";
  }

  /** Returns the statement that makes the view without rows: enough for who does not read it. */
  String emptyStatement() {
    return create() + columns.empty() + ";\n";
  }

  private String create() {
    return "create or replace view " + SqlText.name(name) + " as ";
  }
}
