package io.varve.runners.cli;

import io.varve.io.snapshot.History;
import io.varve.io.snapshot.SnapshotStore.Stored;
import io.varve.io.snapshot.Warehouse;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.UserException;
import io.varve.runners.facts.NamedSnapshot;
import io.varve.runners.options.WarehouseOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine.Mixin;

/** A command that reads a warehouse and changes nothing. */
abstract class WarehouseReading extends Answering {

  @Mixin private WarehouseOption option = new WarehouseOption();

  WarehouseReading(Console console) {
    super(console);
  }

  /** Returns the answer from an open warehouse. */
  abstract Answer answer(Warehouse warehouse) throws IOException;

  @Override
  final Answer answer() throws IOException {
    String location = option.location(console());
    return answer(UserException.whenRefused(() -> open(location)));
  }

  private static Warehouse open(String location) {
    try {
      return Warehouse.open(location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the kept snapshot that the caller named.
   *
   * @param what parameter or flag that named it, for the message
   * @throws UserException when there is none
   */
  static Stored named(Warehouse warehouse, String what, String idOrTag) throws IOException {
    History history = warehouse.history();
    return history.find(NamedSnapshot.find(history, what, idOrTag).id()).orElseThrow();
  }
}
