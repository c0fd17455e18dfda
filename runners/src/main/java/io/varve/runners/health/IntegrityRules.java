package io.varve.runners.health;

import io.varve.io.model.DatasetState;
import io.varve.io.model.Reference;
import io.varve.runners.health.Questions.Wrong;
import io.varve.runners.render.Human;
import io.varve.runners.sql.SqlText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows and their parents, by the keys and references that the snapshot declares. */
final class IntegrityRules {

  private IntegrityRules() {}

  static List<Finding> judge(Questions questions, Map<String, DatasetState> datasets)
      throws IOException {
    List<String> orphans = new ArrayList<>();
    List<String> doubles = new ArrayList<>();
    for (Map.Entry<String, DatasetState> dataset : datasets.entrySet()) {
      doubles.add(doubles(dataset.getKey(), dataset.getValue()));
      for (Reference reference : dataset.getValue().references()) {
        DatasetState parent = datasets.get(reference.dataset());
        orphans.add(
            orphans(dataset.getKey(), reference, parent == null ? List.of() : parent.keyColumns()));
      }
    }
    return List.of(
        finding(questions, "parents", orphans, "Rows without a parent that they name"),
        finding(questions, "keys", doubles, "Keys of several rows"));
  }

  private static Finding finding(
      Questions questions, String rule, List<String> queries, String what) throws IOException {
    Wrong wrong =
        queries.isEmpty()
            ? new Wrong(0, List.of())
            : questions.wrong(String.join(" union all ", queries));
    return Finding.count(
        rule,
        wrong.count(),
        Limits.errorAbove(0),
        what + ": " + Human.number(wrong.count()) + ".",
        wrong.examples());
  }

  /** Rows that leave a column of the reference empty have no parent to have. */
  private static String orphans(String child, Reference reference, List<String> keys) {
    String set =
        reference.columns().stream()
            .map(column -> "coalesce(child." + SqlText.name(column) + "::varchar, '') <> ''")
            .collect(Collectors.joining(" and "));
    String same =
        IntStream.range(0, Math.min(keys.size(), reference.columns().size()))
            .mapToObj(
                i ->
                    " and parent."
                        + SqlText.name(keys.get(i))
                        + " = child."
                        + SqlText.name(reference.columns().get(i)))
            .collect(Collectors.joining());
    String parents =
        keys.isEmpty()
            ? ""
            : " and not exists (select 1 from "
                + SqlText.name(reference.dataset())
                + " as parent where parent.source_key = child.source_key"
                + same
                + ")";
    return "select "
        + SqlText.literal(child + " of ")
        + " || child.source_key || "
        + SqlText.literal(" in " + reference.dataset())
        + " from "
        + SqlText.name(child)
        + " as child where "
        + set
        + parents;
  }

  private static String doubles(String dataset, DatasetState state) {
    String key =
        Stream.concat(Stream.of("source_key"), state.keyColumns().stream())
            .map(SqlText::name)
            .collect(Collectors.joining(", "));
    return "select "
        + SqlText.literal(dataset + " of ")
        + " || source_key from "
        + SqlText.name(dataset)
        + " group by "
        + key
        + " having count(*) > 1";
  }
}
