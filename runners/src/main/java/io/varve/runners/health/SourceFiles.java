package io.varve.runners.health;

import io.varve.runners.sql.SqlText;
import io.varve.transforms.derive.DerivedWork;

/**
 * The entries of source files, as a table to ask. What is derived of source files has entries of
 * its own, which never fail and would make any share of failures look small: they are below the
 * prefix of the entry that tells what they were derived from. That one is described by its own key,
 * and no listed file is.
 */
final class SourceFiles {

  private static final String NOTE = SqlText.literal("/" + DerivedWork.SOURCES);

  /** Stands where the name of a table does. */
  static final String TABLE =
      "(select * from entries where not exists (select 1 from entries as noted where"
          + " noted.uri = noted.key and ends_with(noted.key, "
          + NOTE
          + ") and starts_with(entries.key, left(noted.key, length(noted.key) + 1 - length("
          + NOTE
          + ")))))";

  private SourceFiles() {}
}
