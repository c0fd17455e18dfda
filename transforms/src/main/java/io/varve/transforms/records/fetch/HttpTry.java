package io.varve.transforms.records.fetch;

import io.varve.io.model.FailureCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request and its whole answer, within a time and a size. Safe for several threads. */
final class HttpTry {

  /** As much of an error page as could be of interest. */
  private static final int ERROR_PAGE = 1 << 16;

  private static final int OK = 200;

  private final HttpClient client;
  private final Duration timeout;
  private final int maxBodyBytes;

  HttpTry(FetchPolicy policy) {
    this.timeout = policy.timeout();
    this.maxBodyBytes = policy.maxBodyBytes();
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Asks once.
   *
   * @throws TryFailure when there is no answer, or not all of it
   */
  HttpResponse<byte[]> send(URI uri) throws TryFailure, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Accept", "application/json")
            .header("User-Agent", "varve")
            .GET()
            .build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            head ->
                head.statusCode() == OK
                    ? new LimitedBody(maxBodyBytes, false)
                    : new LimitedBody(ERROR_PAGE, true));
    try {
      // A time-out of the request itself ends with the head of the answer: the body may stall.
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw late(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      boolean unused = answer.cancel(true);
    }
  }

  private TryFailure failure(Throwable why) {
    if (why instanceof HttpTimeoutException) {
      return late(why);
    }
    if (why instanceof LimitedBody.TooLargeException) {
      return TryFailure.lasting(
          FailureCode.LIMIT,
          why.getMessage(),
          "Ask for fewer records at once with --page-size.",
          why);
    }
    String message = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    return why instanceof IOException
        ? TryFailure.passing(
            FailureCode.FETCH,
            "the connection failed: " + Excerpt.of(message),
            "Check the network and --endpoint, then run again.",
            why)
        : TryFailure.lasting(
            FailureCode.INTERNAL,
            "the request failed: " + Excerpt.of(why.toString()),
            "Check --endpoint.",
            why);
  }

  private TryFailure late(Throwable why) {
    return TryFailure.passing(
        FailureCode.TIMEOUT,
        "no complete answer came within "
            + timeout.toString().substring(2).toLowerCase(Locale.ROOT),
        "Run again later, or with a longer --timeout.",
        why);
  }
}
