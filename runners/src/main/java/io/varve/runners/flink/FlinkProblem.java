package io.varve.runners.flink;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.runtime.rest.ConnectionClosedException;
import org.apache.flink.util.SerializedThrowable;
import org.apache.flink.util.concurrent.FutureUtils.RetryException;

/**
 * Finds in what Flink throws the one line that a person can act on. Flink wraps what a step throws
 * several times, and sends it over the network as a picture of itself.
 */
final class FlinkProblem {

  private final String place;

  /**
   * Returns the reader of problems.
   *
   * @param place which Flink, for messages
   */
  FlinkProblem(String place) {
    this.place = place;
  }

  /** Returns what a failed submission means. */
  IOException ofSubmission(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    return isUnreachable(chain)
        ? new IOException(
            "Cannot reach Flink at "
                + place
                + ": "
                + message(last(chain))
                + ". Nothing was started; check --flinkMaster.",
            thrown)
        : new IOException(
            "Cannot submit the run to Flink at " + place + ": " + message(last(chain)), thrown);
  }

  /** Returns what the end of a job means that is not done; what a step threw is the cause. */
  IOException ofJob(Throwable thrown) {
    List<Throwable> chain = chain(thrown);
    Throwable root = last(chain);
    if (isUnreachable(chain)) {
      return new IOException(
          "Cannot reach Flink at "
              + place
              + " any more: "
              + message(root)
              + ". What was committed is whole; the next run takes over the work that was finished.");
    }
    if (chain.stream().anyMatch(JobCancellationException.class::isInstance)) {
      return new IOException(
          "Cannot finish the run: its job was cancelled. The next run takes over the work that was"
              + " finished.");
    }
    Throwable ours =
        chain.stream()
            .filter(t -> t.getClass().getName().startsWith("io.varve."))
            .findFirst()
            .orElse(root);
    return new IOException("Cannot finish the run: its job failed: " + message(ours), ours);
  }

  /** Causes from the outermost to the innermost, each as what it was where it was thrown. */
  private static List<Throwable> chain(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable next = thrown;
    while (next != null && seen.add(next)) {
      if (next instanceof SerializedThrowable sent) {
        next = sent.deserializeError(FlinkProblem.class.getClassLoader());
        if (next == sent || !seen.add(next)) {
          chain.add(next);
          next = next.getCause();
          continue;
        }
      }
      chain.add(next);
      next = next.getCause();
    }
    return chain;
  }

  private static Throwable last(List<Throwable> chain) {
    return chain.get(chain.size() - 1);
  }

  private static boolean isUnreachable(List<Throwable> chain) {
    return chain.stream()
        .anyMatch(
            t ->
                t instanceof ConnectException
                    || t instanceof SocketTimeoutException
                    || t instanceof UnknownHostException
                    || t instanceof RetryException
                    || t instanceof ConnectionClosedException);
  }

  /** The picture of an error names its class first, and may hold a whole stack trace. */
  private static String message(Throwable root) {
    String text = String.valueOf(root.getMessage()).strip();
    String line = text.lines().findFirst().orElse("").strip();
    String bare = line.replaceFirst("^(?:[a-z]\\w*\\.){2,}[A-Z][\\w$]*: ", "");
    if (bare.isEmpty() || bare.equals("null")) {
      return root.getClass().getSimpleName();
    }
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
