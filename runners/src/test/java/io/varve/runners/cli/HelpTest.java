package io.varve.runners.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.runners.Workbench;
import io.varve.runners.Workbench.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The help is what users learn the program from, so that its text is kept. {@code
 * -Dvarve.golden=write} accepts a new one.
 */
final class HelpTest {

  private static final Path GOLDEN = Path.of("src/test/resources/io/varve/runners/cli");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "run filings",
        "run tradeable",
        "explain",
        "compact",
        "sql",
        "health",
        "export prices"
      })
  void helpIsAsItWas(String command) throws Exception {
    String[] words = (command + " --help").strip().split(" ", -1);
    Result result = Workbench.execute(words);
    assertThat(result.code(), is(0));
    Path golden = GOLDEN.resolve(("varve " + command).strip().replace(' ', '-') + ".txt");
    if ("write".equals(System.getProperty("varve.golden"))) {
      Files.writeString(golden, result.out(), StandardCharsets.UTF_8);
    }
    assertThat(result.out(), is(Files.readString(golden)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "run filings",
        "plan filings",
        "run tradeable",
        "plan tradeable",
        "snapshots",
        "show",
        "diff",
        "lineage",
        "explain",
        "failures",
        "quarantine",
        "export prices",
        "export-items",
        "compact",
        "report",
        "report records",
        "state",
        "remove",
        "sql",
        "health",
        "check",
        "version"
      })
  void everyCommandTellsItsExitCodes(String command) {
    Result result = Workbench.execute((command + " --help").split(" ", -1));
    assertThat(result.out(), containsString("Exit status:"));
    assertThat(result.out(), containsString("--json"));
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Workbench.execute("--version").out(), is("varve 0.1.0\n"));
  }
}
