package io.varve.runners.progress;

import io.varve.runners.console.Console;
import io.varve.runners.render.Human;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar over the bytes to read, which tell the rest of the time better than documents of very
 * different sizes do. Not safe for several threads.
 */
final class BarDisplay implements ProgressDisplay {

  private static final int NARROWEST = 40;

  private final ProgressBar bar;
  private final long start = System.nanoTime();

  BarDisplay(Console console, Activity activity) {
    // Its width is given, so that the library does not ask the terminal, which takes a while.
    int columns = Math.max(NARROWEST, console.columns() - 1);
    bar =
        new ProgressBarBuilder()
            .setTaskName("")
            .setInitialMax(0)
            .setUnit(" MB", 1_000_000)
            .setStyle(ProgressBarStyle.UNICODE_BLOCK)
            .setUpdateIntervalMillis(250)
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            .setMaxRenderedLength(columns)
            .setConsumer(new ConsoleProgressBarConsumer(console.err(), columns))
            .clearDisplayOnFinish()
            .build();
    bar.setExtraMessage(" " + activity.meanwhile());
  }

  @Override
  public void update(RunProgress progress) {
    if (progress.expected() == 0) {
      return;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    bar.maxHint(Math.max(1, progress.expectedBytes()));
    bar.stepTo(Math.min(progress.bytes(), progress.expectedBytes()));
    bar.setExtraMessage(
        String.format(
            Locale.ROOT,
            " %s/%s documents, %.1f/s%s",
            Human.number(progress.documents()),
            Human.number(progress.expected()),
            progress.documents() / seconds,
            progress.failures() == 0 ? "" : ", " + Human.number(progress.failures()) + " failed"));
  }

  @Override
  public void asked(int done, int questions, long requests, long records) {
    bar.setExtraMessage(" " + Asked.text(done, questions, requests, records));
  }

  @Override
  public void close() {
    bar.close();
  }
}
