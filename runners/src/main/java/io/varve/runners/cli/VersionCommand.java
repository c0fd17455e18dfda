package io.varve.runners.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.environment.Versions;
import picocli.CommandLine.Command;

/** Tells the versions. */
@Command(sortOptions = false, description = "Prints the version of varve and of what it stands on.")
final class VersionCommand extends Answering {

  VersionCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() {
    StringBuilder text = new StringBuilder("varve " + Versions.varve() + "\n");
    ObjectNode json = Json.object();
    Versions.all()
        .forEach(
            (name, version) -> {
              json.put(name, version);
              if (!name.equals("varve")) {
                text.append("  ").append(name).append(' ').append(version).append('\n');
              }
            });
    return Answer.done(text.toString(), json);
  }
}
