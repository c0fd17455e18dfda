package io.varve.runners.progress;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.varve.pipelines.run.ProgressListener.RunProgress;
import io.varve.runners.console.Console;
import io.varve.runners.console.Installation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is shown while a run goes on. */
final class ProgressDisplayTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long nanos;

  @Test
  void linesEveryTenSeconds() {
    try (LineDisplay display = new LineDisplay(err, Activity.EXTRACTING, () -> nanos)) {
      for (int second = 1; second <= 25; second++) {
        nanos = second * 1_000_000_000L;
        display.update(
            second < 11
                ? new RunProgress(0, 0, 0, 0, 0)
                : new RunProgress(1000, 50_000_000, second * 10L, second * 1_000_000L, 2));
      }
    }
    assertThat(
        shown(),
        is(
            List.of(
                "Listing the input and comparing it with the last snapshot …",
                "10 s: still listing and comparing",
                "20 s: 200 of 1,000 documents, 20.0 MB of 50.0 MB (40 %), 10.0 documents/s, 1.0"
                    + " MB/s, about 30 s left, 2 failed")));
  }

  @Test
  void aBarForAPerson() throws InterruptedException {
    Console console =
        new Console(err, err, Map.of(), true, 120, new Installation("varve", Path.of("")));
    try (ProgressDisplay display = ProgressDisplay.on(console, Activity.EXTRACTING)) {
      display.update(new RunProgress(10, 20_000_000, 4, 10_000_000, 1));
      Thread.sleep(600);
    }
    String shown = bytes.toString(StandardCharsets.UTF_8);
    assertThat(shown, containsString("50%"));
    assertThat(shown, containsString("4/10 documents"));
    assertThat(shown, containsString("1 failed"));
    assertThat(shown, containsString("MB/s"));
  }

  private List<String> shown() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
