package io.varve.runners.cli;

import io.varve.io.earlier.EarlierState;
import io.varve.io.earlier.InvalidStateException;
import io.varve.io.earlier.StateFile;
import io.varve.io.earlier.StateKind;
import io.varve.io.lifecycle.Operation;
import io.varve.io.location.LocalLocation;
import io.varve.io.snapshot.Warehouse;
import io.varve.pipelines.earlier.StateImport;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.ExitCode;
import io.varve.runners.console.UserException;
import io.varve.runners.environment.RunEnvironment;
import io.varve.runners.options.EarlierInput;
import io.varve.runners.options.WarehouseOption;
import io.varve.runners.render.ImportRender;
import io.varve.transforms.listing.InputScope;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a warehouse from what an earlier system knew. */
@Command(
    sortOptions = false,
    description = {
      "Starts a warehouse from the JSON state of an earlier system: which files it had processed, with"
          + " which hash, when, and which had failed.",
      "",
      "Files that are there are hashed and compared. No rows are imported: the next run extracts every"
          + " file, and tells those that changed since from those that did not. The warehouse must"
          + " have no snapshot yet."
    })
final class ImportStateCommand extends Answering {

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "State file. Repeatable; of two accounts of a file the later counts.")
  private List<Path> from = new ArrayList<>();

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description =
          "Its shape: files (an object 'files'), runs ('runs' and 'current_state') or daily"
              + " ('processed_ids'). Default: what it looks like.")
  private Optional<StateKind> kind = Optional.empty();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "What the paths in the state begin with, such as /old/machine/data/raw (default: the"
              + " input).")
  private String root = "";

  @Mixin private EarlierInput input = new EarlierInput();

  @Mixin private WarehouseOption warehouse = new WarehouseOption();

  ImportStateCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws IOException, ListingException {
    String location = warehouse.location(console());
    InputScope scope = input.scope(location);
    EarlierState state = new EarlierState();
    List<StateFile> sources = new ArrayList<>();
    for (Path file : from) {
      sources.add(read(state, file));
    }
    scope.checkRoot();
    SortedMap<String, String> options = new TreeMap<>();
    options.put("from", String.join(", ", from.stream().map(Path::toString).toList()));
    options.put("input", scope.input());
    options.put("key-prefix", scope.keyPrefix());
    options.put("root", root);
    Warehouse opened = Warehouse.openOrCreate(location);
    Operation operation =
        new Operation(
            opened,
            StateImport.OPERATION,
            Optional.of(StateImport.reason(sources)),
            options,
            RunEnvironment.current());
    return ImportRender.of(
        new StateImport(opened, scope, roots(scope), sources, state).execute(operation));
  }

  private List<String> roots(InputScope scope) {
    List<String> roots = new ArrayList<>(List.of(root, scope.input()));
    if (LocalLocation.isOne(scope.input())) {
      roots.add(LocalLocation.path(scope.input()).toAbsolutePath().normalize().toString());
    }
    return roots;
  }

  private StateFile read(EarlierState state, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UserException(
          ExitCode.USAGE, "Invalid --from: " + file + ": there is no such file.");
    }
    try {
      StateFile source = StateFile.read(file);
      StateKind unused = state.add(source, kind);
      return source;
    } catch (InvalidStateException e) {
      throw new UserException(ExitCode.USAGE, e.getMessage() + ".");
    }
  }
}
