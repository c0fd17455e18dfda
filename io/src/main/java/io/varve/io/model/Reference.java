package io.varve.io.model;

import java.io.Serializable;
import java.util.List;

/**
 * A rule that each row with these columns set has a parent row of the same source file in another
 * dataset.
 *
 * @param dataset dataset of the parent
 * @param columns columns of the child, equal to the parent's key columns in order
 */
public record Reference(String dataset, List<String> columns) implements Serializable {

  public Reference {
    Checks.notBlank(dataset, "dataset");
    columns = List.copyOf(columns);
  }
}
