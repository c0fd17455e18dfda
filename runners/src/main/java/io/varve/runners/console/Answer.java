package io.varve.runners.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What a command says, in both forms.
 *
 * @param exitCode exit code
 * @param text for people; ends its lines itself
 * @param json for programs
 */
public record Answer(ExitCode exitCode, String text, ObjectNode json) {

  /** Returns the answer of a command that succeeded and has printed all that it has to say. */
  public static Answer printed() {
    return new Answer(ExitCode.DONE, "", JsonNodeFactory.instance.objectNode());
  }

  /** Returns whether nothing is left to be said in any form. */
  public boolean isPrinted() {
    return text.isEmpty() && json.isEmpty();
  }

  /** Returns the answer of a command that succeeded. */
  public static Answer done(String text, ObjectNode json) {
    return new Answer(ExitCode.DONE, text, json);
  }
}
