package io.varve.runners.render;

import io.varve.io.audit.diff.EntryChange;
import io.varve.io.audit.diff.EntryChange.Kind;
import io.varve.io.audit.diff.SnapshotDifference;
import io.varve.io.manifest.EntryDigest;
import io.varve.io.model.Snapshot;
import io.varve.runners.console.Answer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What is different between two snapshots. */
public final class DiffRender {

  private DiffRender() {}

  /**
   * Returns the answer.
   *
   * @param rows rows that differ, when those of a dataset were asked for
   * @param limit number of lines of each list in the text; the JSON has all source files
   */
  public static Answer of(SnapshotDifference difference, Optional<ChangedRows> rows, long limit) {
    return Answer.done(text(difference, rows, limit), DiffJson.of(difference, rows));
  }

  private static String text(
      SnapshotDifference difference, Optional<ChangedRows> rows, long limit) {
    StringBuilder text = new StringBuilder("From ");
    text.append(difference.from().map(DiffRender::name).orElse("nothing"))
        .append("\nto   ")
        .append(name(difference.to()))
        .append("\n\n");
    if (difference.entries().isEmpty() && difference.files().isEmpty()) {
      return text.append("Nothing is different in the manifest and the tables.\n").toString();
    }
    text.append("Source files: ").append(counts(difference)).append('\n');
    text.append(entries(difference, limit));
    text.append("\nDatasets\n").append(datasets(difference));
    text.append(columns(difference));
    rows.ifPresent(changed -> text.append(RowLines.of(changed)));
    return text.toString();
  }

  private static String name(Snapshot snapshot) {
    return "snapshot "
        + snapshot.id()
        + ", "
        + snapshot.author().operation()
        + ", "
        + Human.time(snapshot.committedAt())
        + " UTC, run "
        + snapshot.author().runId();
  }

  /** Returns how many files changed in each way, in words. */
  private static String counts(SnapshotDifference difference) {
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    difference.entries().forEach(change -> counts.merge(change.kind(), 1L, Long::sum));
    if (counts.isEmpty()) {
      return "none changed";
    }
    StringBuilder text = new StringBuilder();
    counts.forEach(
        (kind, count) ->
            text.append(text.length() == 0 ? "" : ", ")
                .append(Human.number(count))
                .append(' ')
                .append(kind.label()));
    long failed = difference.entries().stream().filter(EntryChange::isFailed).count();
    return failed == 0 ? text.toString() : text + "; " + Human.number(failed) + " of them failed";
  }

  private static String entries(SnapshotDifference difference, long limit) {
    TextTable table = new TextTable("what", "file", "content", ">rows", "decision");
    for (EntryChange change : difference.entries().stream().limit(limit).toList()) {
      table.row(
          change.kind().label(),
          change.key(),
          content(change),
          Human.change(rows(change.after()) - rows(change.before())),
          cause(change));
    }
    long left = difference.entries().size() - limit;
    return (difference.entries().isEmpty() ? "" : table.toString())
        + (left > 0
            ? "  and " + Human.count(left, "file") + " more: --limit=N shows more, --json all\n"
            : "");
  }

  private static String content(EntryChange change) {
    String before = hash(change.before());
    String after = hash(change.after());
    return before.equals(after) ? before : before + " -> " + after;
  }

  private static String hash(Optional<EntryDigest> entry) {
    return entry.isEmpty() ? "-" : ContentText.brief(entry.get());
  }

  private static long rows(Optional<EntryDigest> entry) {
    return entry.stream().flatMap(e -> e.rows().values().stream()).mapToLong(n -> n).sum();
  }

  private static String cause(EntryChange change) {
    return change
        .cause()
        .map(
            entry ->
                Cause.of(change, entry).text()
                    + entry.failureCode().map(code -> "; " + code).orElse("")
                    + entry.failureMessage().map(why -> ", " + why).orElse(""))
        .orElse("-");
  }

  private static String datasets(SnapshotDifference difference) {
    TextTable table =
        new TextTable(
            "name",
            ">rows before",
            ">after",
            ">change",
            ">of changed files before",
            ">after",
            ">data files changed");
    for (DatasetChange dataset : DatasetChange.all(difference)) {
      table.row(
          dataset.name(),
          Human.number(dataset.rowsBefore()),
          Human.number(dataset.rowsAfter()),
          Human.change(dataset.rowsAfter() - dataset.rowsBefore()),
          Human.number(dataset.changedBefore()),
          Human.number(dataset.changedAfter()),
          Human.number(dataset.dataFiles()));
    }
    return table.toString();
  }

  private static String columns(SnapshotDifference difference) {
    TextTable table = new TextTable("dataset", "column", "type before", "after");
    difference
        .columns()
        .forEach(
            (dataset, changes) ->
                changes.forEach(
                    change ->
                        table.row(
                            dataset,
                            change.column(),
                            change.before().map(DiffRender::type).orElse("-"),
                            change.after().map(DiffRender::type).orElse("-"))));
    return difference.columns().isEmpty() ? "" : "\nChanged columns\n" + table;
  }

  /** Returns an Avro type without quotes, and {@code ?} for one that may be null. */
  private static String type(String json) {
    String plain = json.replace("\"", "").toLowerCase(Locale.ROOT);
    return plain.startsWith("[null,") && plain.endsWith("]")
        ? plain.substring("[null,".length(), plain.length() - 1) + "?"
        : plain;
  }
}
