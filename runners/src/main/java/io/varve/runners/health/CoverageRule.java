package io.varve.runners.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.varve.runners.health.Questions.Wrong;
import io.varve.runners.render.Human;
import io.varve.runners.sql.SqlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/**
 * Whether what was extracted is there. A document says itself how many rows it has in another
 * dataset, in a column of that name; where it does not, the manifest says it of its source file.
 * None is right for most datasets: documents without tables are many. But every document has text,
 * so that sections and chunks are missing where there are none.
 */
final class CoverageRule {

  private static final String DOCUMENTS = "documents";
  private static final Set<String> NEVER_EMPTY = Set.of("sections", "chunks");

  private final Questions questions;
  private final Set<String> documentColumns;
  private final List<Coverage> coverage = new ArrayList<>();
  private final List<String> examples = new ArrayList<>();

  /**
   * @param documentColumns columns of the documents; empty when there is no such dataset
   */
  CoverageRule(Questions questions, Set<String> documentColumns) {
    this.questions = questions;
    this.documentColumns = documentColumns;
  }

  /** Returns the finding about all datasets. */
  Finding judge(SortedSet<String> datasets) throws IOException {
    for (String dataset : datasets) {
      look(dataset);
    }
    long missing = coverage.stream().mapToLong(Coverage::missing).sum();
    String unit = documentColumns.isEmpty() ? "source file" : "document";
    return Finding.count(
        "completeness",
        missing,
        Limits.errorAbove(0),
        missing == 0
            ? "Every " + unit + " has all its rows in every dataset."
            : (documentColumns.isEmpty() ? "Source files" : "Documents")
                + " whose rows are not all in a dataset: "
                + Human.number(missing)
                + ".",
        examples.stream().limit(Questions.EXAMPLES).toList());
  }

  /** Returns a row for each dataset that was judged. */
  List<Coverage> coverage() {
    return coverage;
  }

  private void look(String dataset) throws IOException {
    boolean declared = documentColumns.contains(dataset) && !dataset.equals(DOCUMENTS);
    String states =
        "with expected as ("
            + (declared ? byDocument(dataset) : byFile(dataset))
            + "), found as (select "
            + (declared ? "source_key, document_id" : "source_key, '' as document_id")
            + ", count(*) as n from "
            + SqlText.name(dataset)
            + " group by all), states as (select source_key, case when expected.n <>"
            + " coalesce(found.n, 0)"
            + (declared && NEVER_EMPTY.contains(dataset) ? " or expected.n = 0" : "")
            + " then 'missing' when expected.n = 0 then 'empty' else 'present' end as state"
            + " from expected left join found using (source_key, document_id)) ";
    List<JsonNode> row =
        questions.row(
            states
                + "select count(*) filter (state = 'present'), count(*) filter (state = 'empty'),"
                + " count(*) filter (state = 'missing') from states");
    long missing = row.get(2).asLong();
    coverage.add(
        new Coverage(
            dataset,
            declared ? DOCUMENTS : "source files",
            row.get(0).asLong(),
            row.get(1).asLong(),
            missing));
    if (missing > 0) {
      Wrong wrong =
          questions.wrong(
              states
                  + "select "
                  + SqlText.literal(dataset + " of ")
                  + " || source_key from states where state = 'missing'");
      examples.addAll(wrong.examples());
    }
  }

  private static String byDocument(String dataset) {
    return "select source_key, document_id, " + SqlText.name(dataset) + " as n from documents";
  }

  private static String byFile(String dataset) {
    return "select key as source_key, '' as document_id, coalesce(map_extract_value(rows, "
        + SqlText.literal(dataset)
        + "), 0) as n from entries where shard is not null";
  }
}
