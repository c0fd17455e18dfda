package io.varve.runners.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.io.json.Json;
import io.varve.runners.console.Answer;
import io.varve.runners.console.Console;
import io.varve.runners.console.Outcome;
import io.varve.runners.demo.DemoStory;
import io.varve.runners.render.RunJson;
import io.varve.runners.render.RunOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells the whole story on the bundled samples. */
@Command(
    sortOptions = false,
    description =
        "Runs three times over the bundled samples, in a scratch folder, and tells what happens.")
final class DemoCommand extends Answering {

  @Option(
      names = "--keep-at",
      paramLabel = "DIR",
      description = "Use this new or empty folder instead of a temporary one.")
  private Optional<Path> keepAt = Optional.empty();

  DemoCommand(Console console) {
    super(console);
  }

  @Override
  Answer answer() throws Exception {
    Console console = console();
    // With --json the story is for the person who watches.
    Console teller =
        output().json()
            ? new Console(
                console.err(),
                console.err(),
                console.variables(),
                console.interactive(),
                console.columns(),
                console.installation())
            : console;
    List<RunOutcome> runs =
        DemoStory.tell(
            teller, words -> CommandTree.on(teller).execute(words.toArray(new String[0])), keepAt);
    ObjectNode json = Json.object();
    json.put("warehouse", runs.get(0).warehouse());
    ArrayNode array = json.putArray("runs");
    runs.forEach(run -> array.add(RunJson.of(run.report(), Outcome.of(run.report()))));
    return Answer.done("", json);
  }
}
