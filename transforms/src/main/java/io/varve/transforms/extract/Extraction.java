package io.varve.transforms.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All rows of one source file by dataset, with the verdict of validation.
 *
 * @param rows rows per dataset name, in reading order; every row is of the dataset's record class
 * @param validation what the validation rules said
 */
public record Extraction(Map<String, List<Record>> rows, ValidationReport validation) {

  public Extraction {
    Map<String, List<Record>> copy = new LinkedHashMap<>();
    rows.forEach((dataset, list) -> copy.put(dataset, List.copyOf(list)));
    rows = Collections.unmodifiableMap(copy);
  }

  /** Returns the rows of one dataset, empty when it has none. */
  public List<Record> rows(String dataset) {
    return rows.getOrDefault(dataset, List.of());
  }

  /** Returns a collector of rows. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects rows while a document is read. Not safe for several threads. */
  public static final class Builder {
    private final Map<String, List<Record>> rows = new LinkedHashMap<>();

    private Builder() {}

    /** Adds one row at the end of its dataset. */
    public Builder add(String dataset, Record row) {
      rows.computeIfAbsent(dataset, name -> new ArrayList<>()).add(row);
      return this;
    }

    /** Returns the extraction with this verdict. */
    public Extraction validated(ValidationReport validation) {
      return new Extraction(rows, validation);
    }
  }
}
