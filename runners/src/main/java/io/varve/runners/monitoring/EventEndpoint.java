package io.varve.runners.monitoring;

import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.HttpTransportResponseException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that takes events over HTTP, such as Marquez. The library's timeouts are for each step
 * of a request; here the whole has a limit, too.
 */
final class EventEndpoint implements EventSink {

  /** A server beside the scheduler answers in milliseconds; a run must not wait for a dead one. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpConfig config = new HttpConfig();
  private final Duration patience;

  /**
   * Returns the sink.
   *
   * @param address without a path, events go to the usual {@code /api/v1/lineage}
   * @param apiKey sent as bearer token
   * @param patience longest time for one event
   */
  EventEndpoint(URI address, Optional<String> apiKey, Duration patience) {
    this.patience = patience;
    config.setUrl(address);
    config.setTimeoutInMillis(Math.toIntExact(patience.toMillis()));
    apiKey.ifPresent(
        key -> {
          ApiKeyTokenProvider token = new ApiKeyTokenProvider();
          token.setApiKey(key);
          config.setAuth(token);
        });
  }

  @Override
  public void send(RunEvent event) throws IOException {
    FutureTask<Boolean> sending = new FutureTask<>(() -> emit(event));
    Thread thread = new Thread(sending, "openlineage");
    thread.setDaemon(true);
    thread.start();
    try {
      boolean unused = sending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      sending.cancel(true);
      throw new IOException("no answer after " + patience.toMillis() / 1000.0 + " s.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted.", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e.getCause()), e);
    }
  }

  private boolean emit(RunEvent event) throws IOException {
    try (HttpTransport http = new HttpTransport(config)) {
      http.emit(event);
      return true;
    }
  }

  /** The library wraps, and the answers of servers are long. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && !(cause instanceof HttpTransportResponseException)) {
      cause = cause.getCause();
    }
    return cause instanceof HttpTransportResponseException answer
        ? "the answer was HTTP " + answer.getStatusCode() + "."
        : String.valueOf(cause.getMessage()) + ".";
  }
}
