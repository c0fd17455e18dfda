package io.varve.runners.render;

import io.varve.io.model.DatasetState;
import io.varve.io.model.RunCounts;
import io.varve.io.model.Snapshot;
import io.varve.pipelines.run.Answers;
import io.varve.pipelines.run.DerivedCounts;
import io.varve.pipelines.run.RunReport;
import io.varve.pipelines.run.RunReport.FailedDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The end of a run as its user reads it. */
public final class RunText {

  private static final int MOST_FAILURES = 20;

  private RunText() {}

  /** Returns the summary of a run that was neither refused nor failed. */
  public static String summary(RunOutcome outcome) {
    RunReport report = outcome.report();
    StringBuilder text = new StringBuilder();
    text.append(headline(report)).append("\n\n");
    text.append(listed(report));
    text.append(processed(report));
    report.answers().ifPresent(answers -> text.append(asked(answers)));
    report
        .derived()
        .filter(items -> items.processed() + items.removed() > 0)
        .ifPresent(items -> text.append(derived(items)));
    // A run that committed nothing is followed by the snapshot that was there.
    Optional<Snapshot> before = report.snapshot().isPresent() ? outcome.before() : outcome.now();
    outcome.now().ifPresent(now -> text.append('\n').append(datasets(now, before)));
    if (!report.failures().isEmpty()) {
      text.append('\n').append(failures(outcome));
    }
    return text.append('\n').append(next(outcome)).toString();
  }

  private static String headline(RunReport report) {
    String took = " in " + Human.duration(report.took());
    return report
            .snapshot()
            .map(id -> "Committed snapshot " + id + took)
            .orElse("Nothing changed: no new snapshot, found out" + took)
        + " (run "
        + report.runId()
        + ").";
  }

  private static String listed(RunReport report) {
    RunCounts counts = report.counts();
    String saved =
        report.saved().isZero() ? "" : ", " + Human.duration(report.saved()) + " of work saved";
    TextTable table = new TextTable(">", "", "");
    boolean records = report.answers().isPresent();
    table.row(Human.number(counts.listed()), records ? "seen" : "listed", "");
    line(table, counts.added(), "added", "");
    line(table, counts.modified(), "modified", "");
    line(
        table,
        counts.reprocessed(),
        records ? "stored again" : "extracted again",
        "same bytes, another reason");
    line(table, counts.retried(), "tried again", "failed before");
    line(
        table,
        counts.unchanged(),
        "unchanged",
        records ? "known as they are, not stored again" : "not extracted again" + saved);
    line(table, counts.touched(), "  of them touched", "other times, same bytes");
    line(table, counts.parked(), "parked", "left alone: failed before (--retry-failed) or purged");
    line(
        table,
        counts.missing(),
        "missing",
        records
            ? "known, but not in a complete answer about their day; rows kept"
            : "rows kept; --prune-deleted takes them out");
    line(table, counts.removed(), "removed", "gone, and their rows taken out");
    return table.toString();
  }

  private static void line(TextTable table, long count, String what, String note) {
    if (count > 0) {
      table.row(Human.number(count), what, note);
    }
  }

  private static String processed(RunReport report) {
    RunCounts counts = report.counts();
    String adopted =
        counts.adopted() == 0
            ? ""
            : ", " + Human.number(counts.adopted()) + " taken over from an unfinished run";
    return String.format(
        "%nProcessed %s%s: %s succeeded, %s failed%s. Read %s.%n",
        Human.count(counts.processed(), report.answers().isPresent() ? "record" : "document"),
        report.answers().filter(asked -> asked.failed() > 0).map(RunText::unanswered).orElse(""),
        Human.number(counts.succeeded()),
        Human.number(counts.failed()),
        adopted,
        Human.size(counts.bytesRead()));
  }

  private static String unanswered(Answers answers) {
    return ", counting " + Human.count(answers.failed(), "listing") + " that could not be had";
  }

  private static String asked(Answers answers) {
    if (answers.listings() == 0) {
      return "";
    }
    String text =
        String.format(
            "Asked for %s: %s with %s, in %s.%n",
            Human.count(answers.listings(), "listing"),
            Human.count(answers.pages(), "page"),
            Human.count(answers.records(), "record"),
            Human.count(answers.requests(), "request"));
    return answers.limited() == 0
        ? text
        : text
            + String.format(
                "Of %s there are more pages than --pages: the rest was not asked for.%n",
                Human.count(answers.limited(), "listing"));
  }

  private static String derived(DerivedCounts items) {
    return String.format(
        "Matched %s: %s new, %s changed, %s for another reason; %s removed.%n",
        Human.count(items.processed(), "instrument"),
        Human.number(items.added()),
        Human.number(items.modified()),
        Human.number(items.reprocessed()),
        Human.number(items.removed()));
  }

  /** Returns the rows of each dataset, and how many more or fewer than before. */
  public static String datasets(Snapshot now, Optional<Snapshot> before) {
    TextTable table = new TextTable("dataset", ">rows", ">change");
    now.datasets()
        .forEach(
            (name, state) ->
                table.row(
                    name,
                    Human.number(state.totals().rows()),
                    before
                        .map(old -> Human.change(state.totals().rows() - rows(old, name)))
                        .orElse(now.parent().isEmpty() ? "new" : "=")));
    return table.toString();
  }

  private static long rows(Snapshot snapshot, String dataset) {
    DatasetState state = snapshot.datasets().get(dataset);
    return state == null ? 0 : state.totals().rows();
  }

  private static String failures(RunOutcome outcome) {
    List<FailedDocument> failures = outcome.report().failures();
    StringBuilder text =
        new StringBuilder(
            outcome.report().answers().isPresent()
                ? "Failed (everything else is in the snapshot):\n"
                : "Failed (every other document is in the snapshot):\n");
    TextTable table = new TextTable("", "", "");
    failures.stream()
        .limit(MOST_FAILURES)
        .forEach(failed -> table.row(failed.key(), failed.code().name(), failed.message()));
    text.append(table);
    if (failures.size() > MOST_FAILURES) {
      text.append("  … and ")
          .append(Human.number(failures.size() - MOST_FAILURES))
          .append(" more: ")
          .append(outcome.command("failures"))
          .append('\n');
    }
    return text.toString();
  }

  private static String next(RunOutcome outcome) {
    StringBuilder text = new StringBuilder("Look next:\n");
    TextTable table = new TextTable("", "");
    table.row(outcome.command("show"), "this snapshot in full");
    if (!outcome.report().failures().isEmpty()) {
      table.row(outcome.command("failures"), "what failed, and what becomes of it");
    }
    table.row(
        outcome.command("sql 'select * from " + aDataset(outcome) + " limit 5'"),
        "its rows, in DuckDB's SQL");
    return text.append(table).toString();
  }

  private static String aDataset(RunOutcome outcome) {
    // Of details there may be none.
    Comparator<String> mainFirst = Comparator.comparing(name -> !name.equals("records"));
    return outcome
        .now()
        .flatMap(now -> now.datasets().keySet().stream().min(mainFirst.thenComparing(name -> name)))
        .orElse("documents");
  }
}
