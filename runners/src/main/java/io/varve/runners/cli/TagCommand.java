package io.varve.runners.cli;

import io.varve.io.lifecycle.Operation;
import io.varve.io.lifecycle.Tagging;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.render.LifecycleRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Names a snapshot. */
@Command(
    sortOptions = false,
    description =
        "Gives a snapshot a name that other commands understand. A snapshot with a name is never"
            + " forgotten.")
final class TagCommand extends WarehouseChanging {

  @Parameters(
      index = "0",
      paramLabel = "TAG",
      description = "A letter, then letters, digits, '.', '_' and '-'.")
  private String tag = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ID",
      description = "Id or tag of the snapshot (default: the current one).")
  private Optional<String> snapshot = Optional.empty();

  @Option(names = "--move", description = "Take the name from the snapshot that has it now.")
  private boolean move;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; it is stored.")
  private Optional<String> reason = Optional.empty();

  TagCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    checkTag();
    Stored target =
        snapshot.isPresent()
            ? named(warehouse, "ID", snapshot.get())
            : warehouse
                .history()
                .current()
                .orElseThrow(
                    () ->
                        new UserException(
                            ExitCode.FAILED,
                            "Cannot tag a snapshot: there is none yet. 'varve run' makes the first"
                                + " one."));
    long id = target.snapshot().id();
    Tagging tagging = UserException.whenRefused(() -> Tagging.tag(warehouse, tag, id, move));
    Operation operation = operation(warehouse, reason);
    return LifecycleRender.tag(operation.runId(), tag, id, operation.commit(tagging));
  }

  /** An id in the place of the tag is the likeliest mistake. */
  private void checkTag() {
    if (tag.matches("[0-9]+")) {
      throw new UserException(
          ExitCode.USAGE,
          "Invalid tag: '" + tag + "'. A tag begins with a letter; the order is TAG ID.");
    }
    UserException.whenRefused(
        () -> {
          Tagging.checkName(tag);
          return tag;
        });
  }
}
