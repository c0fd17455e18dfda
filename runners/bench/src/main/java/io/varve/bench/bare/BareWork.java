package io.varve.bench.bare;

import io.varve.bench.process.WrongOutcomeException;
import io.varve.io.storage.LocalStorage;
import java.nio.file.Path;
import java.util.List;

/** What a bare loop does with the files of a shard. */
interface BareWork {

  /** Does it. */
  BareTally shard(int number, Path input, List<Path> files) throws Exception;

  /** Returns the work of a mode. */
  static BareWork of(String mode, Path output) throws WrongOutcomeException {
    return switch (mode) {
      case "parse" -> new BareParsing();
      case "extract" -> (number, input, files) -> BareRows.extracted(input, files);
      case "write" -> {
        LocalStorage storage = LocalStorage.at(output);
        yield (number, input, files) -> BareRows.written(storage, number, input, files);
      }
      default -> throw new WrongOutcomeException("Invalid mode: " + mode);
    };
  }
}
