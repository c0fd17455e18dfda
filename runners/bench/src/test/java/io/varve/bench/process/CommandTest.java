package io.varve.bench.process;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandTest {

  @Test
  void measuresAProcessAndItsChildren() throws Exception {
    String busy = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
    Ended ended = Command.of("bash", "-c", "echo out; echo err >&2; (" + busy + "); exit 3").run();
    assertThat(ended.code(), is(3));
    assertThat(ended.out(), is("out\n"));
    assertThat(ended.err(), is("err\n"));
    assertThat(ended.usage().cpuSeconds(), greaterThan(0.0));
    assertThat(ended.usage().peakBytes(), greaterThan(100_000L));
  }

  @Test
  void givesVariables() throws Exception {
    Command command = new Command(List.of("bash", "-c", "echo $ONE"), Map.of("ONE", "two"));
    assertThat(command.run().out(), is("two\n"));
  }

  @Test
  void anotherExitCodeIsAnErrorThatShowsTheOutput() throws Exception {
    Ended ended = Command.of("bash", "-c", "echo it broke >&2; exit 7").run();
    assertThat(ended.expect(0, 7).code(), is(7));
    WrongOutcomeException wrong = assertThrows(WrongOutcomeException.class, () -> ended.expect(0));
    assertThat(wrong.getMessage(), containsString("exit code 7"));
    assertThat(wrong.getMessage(), containsString("it broke"));
  }
}
