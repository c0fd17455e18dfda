package io.varve.runners.monitoring;

import static io.varve.runners.monitoring.SomeRuns.END;
import static io.varve.runners.monitoring.SomeRuns.RUN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;

import io.varve.io.model.RunCounts;
import io.varve.io.run.RunStatus;
import io.varve.pipelines.run.RunReport;
import io.varve.runners.render.RunOutcome;
import io.varve.transforms.change.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Each observer is told once, and none disturbs the run or the others. */
final class RunWatchTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> heard = new ArrayList<>();

  @Test
  void aRunHasOneBeginningAndOneEnd() {
    RunWatch watch = watch(new Listener());
    watch.failed(new IOException("Cannot read x: broken."));
    watch.interrupted();
    watch.ended(refused());
    assertThat(heard, contains("started", "failed 1 " + END + " Cannot read x: broken."));
  }

  @Test
  void theEndIsThatOfTheReport() {
    watch(new Listener()).ended(refused());
    assertThat(heard, contains("started", "refused 4 " + END + " Cannot run: too many."));
  }

  /** So ends a run whose job a cluster has cancelled. */
  @Test
  void aReportOfAnInterruptionIsOne() {
    watch(new Listener()).ended(over(RunStatus.FAILED, new InterruptedException("Stopped.")));
    assertThat(heard.get(1).startsWith("interrupted 130 "), is(true));
  }

  @Test
  void anInterruptionIsAnEnd() {
    watch(new Listener()).interrupted();
    assertThat(heard.get(1).startsWith("interrupted 130 "), is(true));
  }

  @Test
  void anObserverInTroubleIsOneLineAndTheOthersAreTold() {
    RunObserver broken =
        new Listener() {
          @Override
          public void started(WatchedRun run) throws IOException {
            throw new IOException("no answer\nat all.");
          }

          @Override
          public void ended(WatchedRun run, RunEnd end) {
            throw new IllegalStateException("still not");
          }
        };
    RunWatch watch = watch(broken, new Listener());
    watch.ended(refused());
    assertThat(heard.size(), is(2));
    assertThat(
        err.toString(StandardCharsets.UTF_8).strip(),
        is("Cannot write the news: no answer at all. The run is not affected."));
  }

  /** A process that is ending waits for what is being told, and nothing is told twice. */
  @Test
  void anInterruptionDuringTheEndWaits() throws Exception {
    CountDownLatch telling = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    RunWatch watch =
        watch(
            new Listener() {
              @Override
              public void ended(WatchedRun run, RunEnd end) throws IOException {
                telling.countDown();
                try {
                  goOn.await();
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
                super.ended(run, end);
              }
            });
    Thread main = new Thread(() -> watch.ended(refused()));
    main.start();
    telling.await();
    Thread hook = new Thread(watch::interrupted);
    hook.start();
    while (hook.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
    }
    goOn.countDown();
    hook.join();
    main.join();
    assertThat(heard, contains("started", "refused 4 " + END + " Cannot run: too many."));
    assertThat(err.toString(StandardCharsets.UTF_8), is(emptyString()));
  }

  private RunWatch watch(RunObserver... observers) {
    return new RunWatch(
        RUN,
        List.of(observers),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.fixed(END, ZoneOffset.UTC));
  }

  private static RunOutcome refused() {
    return over(RunStatus.REFUSED, new RefusedException("Cannot run: too many."));
  }

  private static RunOutcome over(RunStatus status, Throwable problem) {
    return new RunOutcome(
        new RunReport(
            RUN.runId(),
            status,
            Optional.empty(),
            RunCounts.NONE,
            Duration.ZERO,
            Duration.ZERO,
            List.of(),
            Optional.of(problem)),
        "varve",
        RUN.warehouse(),
        Optional.empty(),
        Optional.empty());
  }

  /** Writes down what it hears. */
  private class Listener implements RunObserver {

    @Override
    public String what() {
      return "news";
    }

    @Override
    public void started(WatchedRun run) throws IOException {
      heard.add("started");
    }

    @Override
    public void ended(WatchedRun run, RunEnd end) throws IOException {
      heard.add(
          end.ending().label()
              + " "
              + end.exitCode().code()
              + " "
              + end.finishedAt()
              + " "
              + end.message());
    }
  }
}
