package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.varve.runners.Workbench.Result;

/** What a command that cannot do what it was asked leaves behind: one line for a person. */
final class ErrorLine {

  private ErrorLine() {}

  /** Expects a line, as the last one, of a command that had begun and said so. */
  static void expectLastLine(Result result, int code, String... parts) {
    String last = result.err().lines().reduce("", (before, line) -> line);
    expectLine(new Result(result.code(), result.out(), last), code, parts);
  }

  /** Expects a line with these parts, and no word from the inside of the program. */
  static void expectLine(Result result, int code, String... parts) {
    assertThat(result.err(), result.code(), is(code));
    for (String part : parts) {
      assertThat(result.err(), containsString(part));
    }
    String line = result.err().strip();
    assertThat(line, line.lines().count(), is(1L));
    assertThat(line, matchesPattern("(Cannot|Invalid) .*"));
    assertThat(line, not(containsString("\tat ")));
    assertThat(line, not(matchesPattern(".*(Exception|defect|java\\.|org\\.|\\?\\.).*")));
    assertThat(result.out(), is(emptyString()));
  }
}
