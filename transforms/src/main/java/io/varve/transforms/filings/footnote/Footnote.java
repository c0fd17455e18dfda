package io.varve.transforms.filings.footnote;

import java.util.List;

/**
 * A note below a table, or in its last rows.
 *
 * @param table number of the data table that it explains, from 0
 * @param marker mark that stands before it
 * @param start offset of its first character, that of the mark
 * @param end offset after its last character
 * @param references cells that carry the mark, as {@code row:column} from 0
 */
public record Footnote(int table, String marker, int start, int end, List<String> references) {

  public Footnote {
    references = List.copyOf(references);
  }
}
