package io.varve.runners.health;

import io.varve.runners.health.Questions.Wrong;
import io.varve.runners.render.Human;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One thing under several names: extracted as often, because rows depend on one file alone. */
final class DuplicateRules {

  private DuplicateRules() {}

  /**
   * Returns the findings that the columns allow.
   *
   * @param columns columns of the documents; empty when there is no such dataset
   */
  static List<Finding> judge(Questions questions, Set<String> columns) throws IOException {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        finding(
            questions,
            "duplicate-bytes",
            // Files without a byte are alike, and nothing is extracted twice.
            grouped(
                "content_hash",
                "key",
                SourceFiles.TABLE + " where shard is not null and size_bytes > 0"),
            "The same bytes in several source files"));
    if (columns.contains("accession_number")) {
      findings.add(
          finding(
              questions,
              "duplicate-accession-number",
              grouped(
                  "accession_number", "source_key", "documents where accession_number is not null"),
              "Accession numbers in several source files"));
    }
    if (columns.containsAll(Set.of("text_fingerprint", "text_length"))) {
      // Short texts, such as covers, are alike without being the same.
      findings.add(
          finding(
              questions,
              "duplicate-text",
              grouped("text_fingerprint", "source_key", "documents where text_length > 4000"),
              "The same text in several source files"));
    }
    return findings;
  }

  private static String grouped(String column, String file, String from) {
    return "select array_to_string(list_slice(list(distinct "
        + file
        + " order by "
        + file
        + "), 1, 4), ' = ') from "
        + from
        + " group by "
        + column
        + " having count(distinct "
        + file
        + ") > 1";
  }

  private static Finding finding(Questions questions, String rule, String query, String what)
      throws IOException {
    Wrong wrong = questions.wrong(query);
    return Finding.count(
        rule,
        wrong.count(),
        Limits.warnAbove(0),
        what + ": " + Human.number(wrong.count()) + ".",
        wrong.examples());
  }
}
