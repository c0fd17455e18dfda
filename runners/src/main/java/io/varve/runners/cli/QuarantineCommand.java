package io.varve.runners.cli;

import io.varve.io.model.Failure;
import io.varve.io.model.ManifestEntry;
import io.varve.io.run.Quarantine;
import io.varve.io.run.QuarantineRecord;
import io.varve.io.snapshot.Warehouse;
import io.varve.io.storage.DamagedException;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.facts.EntryReader;
import io.varve.runners.render.QuarantineRender;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the account of a failure. */
@Command(sortOptions = false, description = "Shows the full account of why a source file failed.")
final class QuarantineCommand extends WarehouseReading {

  private static final String NO_STACK =
      "\nThere is no stack trace: the failure was found without an error of the program.\n";

  @Parameters(
      paramLabel = "KEY",
      description = "Path of the file below --input, with / between its parts.")
  private String key = "";

  @Option(names = "--stack", description = "Show the stack trace too.")
  private boolean stack;

  QuarantineCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer(Warehouse warehouse) throws IOException {
    EntryReader entries = new EntryReader(warehouse);
    Optional<ManifestEntry> entry = entries.find(key);
    if (entry.isEmpty()) {
      throw entries.unknown(key);
    }
    String path =
        entry
            .flatMap(ManifestEntry::failure)
            .flatMap(Failure::quarantinePath)
            .orElseThrow(
                () ->
                    new UserException(
                        ExitCode.USAGE,
                        "Cannot show an account of "
                            + key
                            + ": its newest version did not fail. 'varve failures' lists what"
                            + " did."));
    QuarantineRecord record =
        new Quarantine(warehouse.storage())
            .find(path)
            .orElseThrow(() -> new DamagedException(path, "the account of a failure", "none"));
    Answer answer = QuarantineRender.of(record, path, stack);
    return stack && record.stackTrace().isEmpty()
        ? Answer.done(answer.text() + NO_STACK, answer.json())
        : answer;
  }
}
