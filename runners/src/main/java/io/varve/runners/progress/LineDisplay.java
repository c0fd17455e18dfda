package io.varve.runners.progress;

import io.varve.runners.render.Human;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line at the start and one every ten seconds. Not safe for several threads. */
final class LineDisplay implements ProgressDisplay {

  private static final long INTERVAL_NANOS = 10_000_000_000L;

  private final PrintStream err;
  private final Activity activity;
  private final LongSupplier nanos;
  private final long start;
  private long last;

  LineDisplay(PrintStream err, Activity activity) {
    this(err, activity, System::nanoTime);
  }

  LineDisplay(PrintStream err, Activity activity, LongSupplier nanos) {
    this.err = err;
    this.activity = activity;
    this.nanos = nanos;
    this.start = nanos.getAsLong();
    this.last = start;
    err.println(activity.beginning() + " …");
  }

  @Override
  public void update(RunProgress progress) {
    if (isDue()) {
      err.println(line(progress, seconds()));
    }
  }

  @Override
  public void asked(int done, int questions, long requests, long records) {
    if (isDue()) {
      err.println(
          String.format(
              Locale.ROOT,
              "%.0f s: %s",
              seconds(),
              Asked.text(done, questions, requests, records)));
    }
  }

  private boolean isDue() {
    long now = nanos.getAsLong();
    boolean due = now - last >= INTERVAL_NANOS;
    last = due ? now : last;
    return due;
  }

  private double seconds() {
    return (last - start) / 1e9;
  }

  private String line(RunProgress progress, double seconds) {
    if (progress.expected() == 0) {
      return String.format(Locale.ROOT, "%.0f s: still %s", seconds, activity.meanwhile());
    }
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%.0f s: ", seconds));
    line.append(Human.number(progress.documents())).append(" of ");
    line.append(Human.count(progress.expected(), "document")).append(", ");
    line.append(Human.size(progress.bytes())).append(" of ");
    line.append(Human.size(progress.expectedBytes()));
    line.append(
        String.format(
            Locale.ROOT,
            " (%d %%), %.1f documents/s, %.1f MB/s",
            Math.min(100, progress.bytes() * 100 / Math.max(1, progress.expectedBytes())),
            progress.documents() / seconds,
            progress.bytes() / seconds / 1e6));
    long left = progress.expectedBytes() - progress.bytes();
    if (left > 0 && progress.bytes() > 0) {
      double rest = seconds * left / progress.bytes();
      line.append(", about ").append(Human.duration(Duration.ofSeconds(Math.round(rest))));
      line.append(" left");
    }
    if (progress.failures() > 0) {
      line.append(", ").append(Human.number(progress.failures())).append(" failed");
    }
    return line.toString();
  }

  @Override
  public void close() {}
}
