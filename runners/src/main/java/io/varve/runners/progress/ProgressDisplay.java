package io.varve.runners.progress;

import io.varve.pipelines.run.ProgressListener;
import io.varve.runners.console.Console;

/** Shows how far a run is until it is closed. */
public interface ProgressDisplay extends ProgressListener, AutoCloseable {

  /** Returns a bar for a person at a terminal, and plain lines for everything else. */
  static ProgressDisplay on(Console console, Activity activity) {
    return console.interactive()
        ? new BarDisplay(console, activity)
        : new LineDisplay(console.err(), activity);
  }

  @Override
  void close();
}
