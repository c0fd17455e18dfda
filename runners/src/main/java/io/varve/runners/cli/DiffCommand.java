package io.varve.runners.cli;

import io.varve.io.audit.diff.SnapshotDifference;
import io.varve.io.model.Snapshot;
import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.facts.CanonicalText;
import io.varve.runners.facts.NamedSnapshot;
import io.varve.runners.facts.RowCollector;
import io.varve.runners.render.ChangedRows;
import io.varve.runners.render.DiffRender;
import io.varve.runners.render.SectionText;
import io.varve.runners.render.TextDiffRender;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what is different between two snapshots. */
@Command(
    sortOptions = false,
    description = {
      "Tells what is different between two snapshots.",
      "",
      "Source files and why, datasets, columns; on request rows, or the text of a source file."
    })
final class DiffCommand extends WarehouseReading {

  @Parameters(
      index = "0..1",
      arity = "0..1",
      paramLabel = "ID|TAG",
      description =
          "Ids or tags of the two snapshots, from and to. With one: what that snapshot changed"
              + " since the one kept before it (default: the current one).")
  private List<String> snapshots = List.of();

  @Option(
      names = "--rows",
      paramLabel = "DATASET",
      description =
          "Also the added and removed rows of this dataset. Rows are the same when they are equal"
              + " in all columns but run_id.")
  private Optional<String> rows = Optional.empty();

  @Option(
      names = "--text",
      paramLabel = "KEY",
      description = "Only the differences of this source file's text, section by section.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Most lines of each list, and most rows of each kind, also in JSON (default: 100).")
  private long limit = 100;

  DiffCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    if (limit < 0) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --limit: " + limit + "; give a number of 0 or more.");
    }
    if (rows.isPresent() && text.isPresent()) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --rows with --text: each is an answer of its own. Give one.");
    }
    History history = warehouse.history();
    // The first that is named is looked for first, so that a mistake in both is told of that one.
    Optional<Snapshot> named =
        snapshots.size() == 2
            ? Optional.of(NamedSnapshot.find(history, "ID", snapshots.get(0)))
            : Optional.empty();
    Snapshot to =
        NamedSnapshot.of(
            history, "ID", snapshots.stream().skip(named.isPresent() ? 1 : 0).findFirst());
    Optional<Snapshot> from = named.isPresent() ? named : keptBefore(history, to.id());
    if (text.isPresent()) {
      return textDifference(warehouse, history, from, to, text.get());
    }
    SnapshotDifference difference = SnapshotDifference.read(warehouse, history, from, to);
    Optional<ChangedRows> changed = Optional.empty();
    if (rows.isPresent()) {
      changed = Optional.of(RowCollector.of(warehouse.storage(), difference, rows.get(), limit));
    }
    return DiffRender.of(difference, changed, limit);
  }

  private static Optional<Snapshot> keptBefore(History history, long id) throws IOException {
    Optional<Long> before =
        history.kept().stream().filter(kept -> kept < id).reduce((one, later) -> later);
    return before.isEmpty() ? Optional.empty() : history.find(before.get()).map(Stored::snapshot);
  }

  private static Answer textDifference(
      Warehouse warehouse, History history, Optional<Snapshot> from, Snapshot to, String key)
      throws IOException {
    List<SectionText> before =
        from.isEmpty()
            ? List.of()
            : new CanonicalText(warehouse, history, from.get()).sections(key);
    List<SectionText> after = new CanonicalText(warehouse, history, to).sections(key);
    if (before.isEmpty() && after.isEmpty()) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid --text: neither snapshot has sections of "
              + key
              + ". 'varve explain' tells what became of a source file.");
    }
    return TextDiffRender.of(key, from, to, before, after);
  }
}
