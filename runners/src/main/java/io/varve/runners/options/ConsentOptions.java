package io.varve.runners.options;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.varve.runners.console.Answer;
import io.varve.runners.console.ExitCode;
import picocli.CommandLine.Option;

/** Whether a command that cannot be taken back may do what it planned. */
public final class ConsentOptions {

  @Option(names = "--yes", description = "Do it. Without it the plan is shown and nothing is done.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Show the plan and do nothing.")
  private boolean dryRun;

  /** Returns whether to do it. */
  public boolean given() {
    return yes && !dryRun;
  }

  /** Returns the answer to a caller who has only seen the plan. */
  public Answer planned(String text, ObjectNode json) {
    json.put("status", "planned");
    return dryRun
        ? Answer.done(text, json)
        : new Answer(ExitCode.REFUSED, text + "Nothing was done. Add --yes to do it.\n", json);
  }
}
