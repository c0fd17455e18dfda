package io.varve.bench.cases;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.varve.bench.process.Command;
import io.varve.bench.process.Ended;
import io.varve.bench.process.Usage;
import io.varve.bench.process.WrongOutcomeException;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  @Test
  void aRunThatDidItsWorkIsMeasured() throws Exception {
    Outcomes.committed(ended(0, committed(100, 0)), 100);
    Outcomes.committed(ended(3, committed(100, 5)), 100);
    Outcomes.unchanged(ended(0, "{\"listed\":7,\"unchanged\":7,\"processed\":0}"), 7);
  }

  @Test
  void aRunThatDidAnythingElseIsNot() {
    refused("exit code 1", 1, committed(100, 0));
    refused("processed is 99 instead of 100", 0, committed(99, 0));
    refused("too many documents failed", 3, committed(100, 6));
    refused("it committed nothing", 0, "{\"status\":\"no-changes\",\"processed\":100}");
    refused("it printed no JSON", 0, "Done.");
    refused("processed is  instead of 100", 0, "{}");
  }

  @Test
  void aRunThatReadSomethingDidNotFindAllUnchanged() {
    String touched = "{\"listed\":7,\"unchanged\":6,\"processed\":1}";
    assertThrows(WrongOutcomeException.class, () -> Outcomes.unchanged(ended(0, touched), 7));
  }

  private static void refused(String why, int code, String out) {
    WrongOutcomeException wrong =
        assertThrows(WrongOutcomeException.class, () -> Outcomes.committed(ended(code, out), 100));
    assertThat(wrong.getMessage(), containsString(why));
  }

  private static String committed(int processed, int failed) {
    return "{\"status\":\"committed\",\"processed\":" + processed + ",\"failed\":" + failed + "}";
  }

  private static Ended ended(int code, String out) {
    return new Ended(Command.of("varve"), code, new Usage(1, 1, 1), out, "");
  }
}
