package io.varve.transforms.matching;

import io.varve.transforms.extract.ExtractorIdentity;
import java.util.Map;
import java.util.TreeMap;

/** What, besides instruments and price files, decides the result of matching. */
public final class MatchingIdentity {

  private static final String NAME = "matching";

  /** Raised with every change of its output. */
  private static final int VERSION = 1;

  /** Raised with every change of the columns of its rows. */
  private static final int SCHEMA_VERSION = 1;

  private MatchingIdentity() {}

  /**
   * Returns the identity of matching with these settings. A changed setting, or a changed line of
   * the tables that ship with the program, gives another one.
   */
  public static ExtractorIdentity identity(MatchingConfig config) {
    Map<String, String> settings = new TreeMap<>(config.settings());
    settings.put("matching_tables", MatchingTables.get().hash().value());
    return ExtractorIdentity.of(NAME, VERSION, SCHEMA_VERSION, settings);
  }
}
