package io.varve.io.run;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.ExtractorRef;
import io.varve.io.model.RunCounts;
import io.varve.io.run.RunLiveness.AtWork;
import io.varve.io.run.RunStarted.Environment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunLivenessTest {

  private static final Instant NOW = Instant.parse("2024-05-06T07:08:09Z");
  private static final ProcessHandle HERE = ProcessHandle.current();

  private final RunLiveness liveness = new RunLiveness("here", NOW);

  @Test
  void runThatSaidItsEndIsOver() {
    RunFinished end =
        new RunFinished(
            1, "run", RunStatus.FAILED, NOW, Optional.empty(), RunCounts.NONE, 0, Optional.empty());
    RunStarted start = started("there", 1, Optional.empty(), NOW);

    assertThat(
        liveness.isOver(new RunRecord("run", Optional.of(start), Optional.of(end))), is(true));
  }

  @Test
  void runOfThisProcessIsOverWhenItSaysSo() {
    RunStarted start = started("here", HERE.pid(), HERE.info().startInstant(), NOW);
    AtWork mark = RunLiveness.begin("run");
    assertThat(isOver(start), is(false));
    mark.close();
    assertThat(isOver(start), is(true));
  }

  @Test
  void runOfADeadProcessIsOver() {
    assertThat(isOver(started("here", Long.MAX_VALUE, Optional.empty(), NOW)), is(true));
  }

  @Test
  void runOfALivingProcessIsNotOverUnlessThatIsALaterOneWithTheSameId() {
    ProcessHandle parent = HERE.parent().orElseThrow();
    Optional<Instant> start = parent.info().startInstant();

    assertThat(isOver(started("here", parent.pid(), start, NOW)), is(false));
    assertThat(isOver(started("here", parent.pid(), Optional.empty(), NOW)), is(false));
    Optional<Instant> earlier = start.map(when -> when.minusSeconds(60));
    assertThat(isOver(started("here", parent.pid(), earlier, NOW)), is(start.isPresent()));
  }

  @Test
  void silentRunOfAnotherMachineIsGivenUpAfterADay() {
    Instant yesterday = NOW.minus(RunLiveness.SILENCE);

    assertThat(isOver(started("there", 1, Optional.empty(), yesterday)), is(false));
    assertThat(isOver(started("there", 1, Optional.empty(), yesterday.minusSeconds(1))), is(true));
  }

  @Test
  void runOnAClusterOutlivesTheProcessThatSubmittedIt() {
    RunStarted start = started("here", Long.MAX_VALUE, Optional.empty(), NOW, "host:8081");

    assertThat(isOver(start), is(false));
    Instant longAgo = NOW.minus(RunLiveness.SILENCE).minusSeconds(1);
    assertThat(
        isOver(started("here", Long.MAX_VALUE, Optional.empty(), longAgo, "host:8081")), is(true));
  }

  private boolean isOver(RunStarted started) {
    return liveness.isOver(new RunRecord("run", Optional.of(started), Optional.empty()));
  }

  private static RunStarted started(
      String host, long pid, Optional<Instant> processStart, Instant at, String... cluster) {
    return new RunStarted(
        1,
        "run",
        Optional.empty(),
        "filings",
        at,
        Optional.empty(),
        new TreeMap<>(),
        Optional.of(new ExtractorRef("lines@1", "f")),
        new TreeMap<>(),
        new Environment(host, pid, processStart, "tester", "", Optional.empty(), Map.of()),
        Stream.of(cluster).findFirst());
  }
}
