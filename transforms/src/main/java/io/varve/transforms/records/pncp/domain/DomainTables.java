package io.varve.transforms.records.pncp.domain;

import io.varve.io.model.ContentHash;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;

/** Tables of codes, read from a CSV with the columns {@code table,code,name}. Immutable. */
public final class DomainTables {

  private static final DomainTables BUNDLED = new DomainTables(DomainFile.bundled("domains.csv"));

  private final Map<String, SortedMap<Long, String>> tables = new TreeMap<>();
  private final ContentHash hash;

  /**
   * The tables in a CSV.
   *
   * @throws IllegalArgumentException when a code is no number, comes twice or has no name
   */
  DomainTables(byte[] csv) {
    hash = ContentHash.of(csv);
    DomainFile.lines(csv).forEach(this::add);
  }

  /** Returns the tables that come with the program. */
  public static DomainTables bundled() {
    return BUNDLED;
  }

  /** Returns the hash of the CSV: other tables make other rows. */
  public ContentHash hash() {
    return hash;
  }

  /**
   * Returns the names of a table by code.
   *
   * @throws IllegalArgumentException when there is no such table
   */
  public SortedMap<Long, String> table(String name) {
    SortedMap<Long, String> table = tables.get(name);
    if (table == null) {
      throw new IllegalArgumentException("Invalid domain table: " + name);
    }
    return Collections.unmodifiableSortedMap(table);
  }

  private void add(CSVRecord line) {
    SortedMap<Long, String> table =
        tables.computeIfAbsent(line.get("table"), name -> new TreeMap<>());
    String name = line.get("name");
    long code = Long.parseLong(line.get("code"));
    if (name.isBlank() || table.put(code, name) != null) {
      throw new IllegalArgumentException(
          "Invalid domain tables, row " + line.getRecordNumber() + ": code " + code);
    }
  }
}
