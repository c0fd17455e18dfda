package io.varve.runners.demo;

import io.varve.io.model.RunCounts;
import io.varve.pipelines.run.ProgressListener;
import io.varve.runners.console.Console;
import io.varve.runners.execution.CommandRun;
import io.varve.runners.options.FilingsOptions;
import io.varve.runners.render.Human;
import io.varve.runners.render.RunOutcome;
import io.varve.runners.render.RunText;
import io.varve.transforms.listing.ListingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Tells what three runs over the samples do. Use once. */
public final class DemoStory {

  private final Console console;
  private final ToIntFunction<List<String>> varve;
  private final DemoFolder folder;
  private final List<RunOutcome> runs = new ArrayList<>();

  private DemoStory(Console console, ToIntFunction<List<String>> varve, DemoFolder folder) {
    this.console = console;
    this.varve = varve;
    this.folder = folder;
  }

  /**
   * Tells the story on a console.
   *
   * @param varve executes a command line and returns its exit code
   * @param keepAt folder to use instead of a temporary one
   * @return the three runs
   */
  public static List<RunOutcome> tell(
      Console console, ToIntFunction<List<String>> varve, Optional<Path> keepAt)
      throws IOException, ListingException {
    DemoFolder folder = DemoFolder.create(console.installation().home(), keepAt);
    DemoStory story = new DemoStory(console, varve, folder);
    story.tell();
    return story.runs;
  }

  private void tell() throws IOException, ListingException {
    say("Three runs over 14 invented SEC filings, in the scratch folder " + folder.root() + ".");
    everythingIsNew();
    nothingChanged();
    threeChanges();
    ask("Why was a file extracted again, or not?", "explain", "2023/harbor-lantern-10k.htm");
    ask("What failed, and what becomes of it?", "failures");
    ask("Is all of it intact, down to the rows?", "check", "--read-data");
    ask(
        "What is in the tables?",
        "sql",
        "select source_key, item, word_count from sections where section_type = 'risk_factors'"
            + " order by word_count desc limit 3");
    lookNext();
  }

  private void everythingIsNew() throws IOException, ListingException {
    step("1. Everything is new");
    RunOutcome run = run();
    RunCounts counts = run.report().counts();
    say(
        Human.count(counts.processed(), "file")
            + " extracted from "
            + Human.size(counts.bytesRead())
            + ", and one snapshot committed with the rows of all tables:");
    run.now().ifPresent(now -> console.print(RunText.datasets(now, run.before())));
    run.report()
        .failures()
        .forEach(failed -> say("Failed: " + failed.key() + " (" + failed.message() + ")."));
    say("The failed file is damaged on purpose. It is named, and it stops nothing else.");
  }

  private void nothingChanged() throws IOException, ListingException {
    step("2. The same again: nothing changed");
    RunOutcome run = run();
    RunCounts counts = run.report().counts();
    say(
        Human.number(counts.unchanged() + counts.parked())
            + " of "
            + Human.count(counts.listed(), "file")
            + " skipped, "
            + Human.size(counts.bytesRead())
            + " read, no snapshot written, "
            + Human.duration(run.report().saved())
            + " of extraction saved.");
    say(
        "The sizes, times and change tokens of all files are those of the last listing, so nothing");
    say("needs to be read. The damaged file waits: the same bytes would fail in the same way.");
  }

  private void threeChanges() throws IOException, ListingException {
    step("3. One filing edited, one deleted, one added");
    say("edited   " + folder.edit() + " (one paragraph of Item 1A)");
    say("deleted  " + folder.delete());
    say("added    " + folder.add());
    RunOutcome run = run("--prune-deleted");
    RunCounts counts = run.report().counts();
    say(
        Human.number(counts.processed())
            + " of "
            + Human.count(counts.listed(), "file")
            + " extracted: "
            + Human.number(counts.modified())
            + " modified, "
            + Human.number(counts.added())
            + " added. "
            + Human.number(counts.removed())
            + " removed with its rows, because --prune-deleted");
    say("asks for it; without that flag its rows stay and it is marked as missing.");
    run.now().ifPresent(now -> console.print(RunText.datasets(now, run.before())));
  }

  private RunOutcome run(String... more) throws IOException, ListingException {
    List<String> flags = new ArrayList<>();
    flags.add("--input=" + folder.input());
    flags.add("--warehouse=" + folder.warehouse());
    flags.addAll(List.of(more));
    List<String> words = new ArrayList<>(List.of("run", "filings"));
    words.addAll(flags);
    say(command(words));
    RunOutcome run =
        CommandRun.execute(
            FilingsOptions.of(flags.toArray(new String[0])), ProgressListener.NONE, console);
    runs.add(run);
    if (run.report().problem().isPresent()) {
      throw new IOException(String.valueOf(run.report().problem().get().getMessage()));
    }
    say(
        run.report().snapshot().map(id -> "Committed snapshot " + id).orElse("No new snapshot")
            + " after "
            + Human.duration(run.report().took())
            + ".");
    return run;
  }

  private void ask(String question, String... words) {
    step(question);
    List<String> command = new ArrayList<>(List.of(words));
    command.add("--warehouse=" + folder.warehouse());
    say(command(command));
    int unused = varve.applyAsInt(command);
  }

  private void lookNext() {
    step("Look around");
    String at = "--warehouse=" + folder.warehouse();
    say(command(List.of("snapshots", at)));
    say(command(List.of("show", "2", at)));
    say(command(List.of("quarantine", "2011/drydock-petrel-10k.htm", "--stack", at)));
    say(command(List.of("health", at)));
    say("  rm -r " + Human.shell(folder.root().toString()));
  }

  private String command(List<String> words) {
    StringBuilder line = new StringBuilder("  " + Human.shell(console.installation().program()));
    words.forEach(word -> line.append(' ').append(Human.shell(word)));
    return line.toString();
  }

  private void step(String title) {
    console.print("\n" + title + "\n" + "-".repeat(title.length()) + "\n");
  }

  private void say(String line) {
    console.print(line + "\n");
  }
}
