package io.varve.transforms.records.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RateLimiter;
import dev.failsafe.RetryPolicy;
import io.varve.io.model.FailureCode;
import io.varve.transforms.records.source.InvalidPageException;
import io.varve.transforms.records.source.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks an API for JSON, politely and patiently: all threads together keep to the rate of the
 * policy, repeated requests included; what may pass is tried again, after the pause that the server
 * asks for (RFC 9110, 10.2.3) or an ever longer one.
 *
 * <p>Tried again: statuses 408, 429 and 500 to 599, time-outs, also of a body that stalls,
 * connections that fail or break off, and answers that cannot be read. Not: other statuses, and
 * answers larger than the policy allows. Redirects are followed on the same host only. A connection
 * that was kept open and turns out to be closed is opened anew by Java, once, unseen by the rate.
 *
 * <p>Safe for several threads; calls end when their thread is interrupted.
 */
public final class ApiClient {

  private static final int MOST_REDIRECTS = 5;

  private final HttpTry http;
  private final RateLimiter<Object> rate;
  private final RetryPolicy<Object> retries;
  private final LongAdder requests = new LongAdder();

  /** Returns a client that keeps to a policy. */
  public ApiClient(FetchPolicy policy) {
    this.http = new HttpTry(policy);
    this.rate =
        RateLimiter.smoothBuilder(Duration.ofNanos((long) (1e9 / policy.requestsPerSecond())))
            .build();
    Pauses pauses = new Pauses(policy, () -> ThreadLocalRandom.current().nextDouble());
    this.retries =
        RetryPolicy.builder()
            .handleIf(error -> error instanceof TryFailure failure && failure.isPassing())
            .withMaxAttempts(policy.attempts())
            .withDelayFn(
                tries ->
                    pauses.after(
                        tries.getAttemptCount(),
                        tries.getLastException() instanceof TryFailure failure
                            ? failure.retryAfter()
                            : Optional.empty()))
            .build();
  }

  /** Returns the number of requests so far, repeated ones included. */
  public long requests() {
    return requests.sum();
  }

  /**
   * Asks until there is an answer that can be read, or no more tries are left.
   *
   * @param endpoint address that the request is below
   * @param reader what makes something of the body; may be called once for each try
   * @param counter what the requests are added to
   * @return what the reader made; nothing when the server says that there is nothing (204)
   * @throws FetchException when there is no such answer
   */
  public <T> Optional<T> get(URI endpoint, Request request, BodyReader<T> reader, LongAdder counter)
      throws FetchException, InterruptedException {
    RequestUrl url = new RequestUrl(endpoint, request);
    int[] tries = new int[1];
    try {
      return Failsafe.with(retries)
          .get(
              () -> {
                tries[0]++;
                Optional<byte[]> body = ask(url.uri(), counter);
                return body.isEmpty() ? Optional.empty() : Optional.of(read(reader, body.get()));
              });
    } catch (FailsafeException e) {
      if (e.getCause() instanceof TryFailure failure) {
        throw failed(url, failure, tries[0]);
      }
      if (e.getCause() instanceof InterruptedException) {
        // The exception says it; the mark would break the next call as well.
        boolean unused = Thread.interrupted();
        throw new InterruptedException("Interrupted while asking " + url);
      }
      throw e;
    }
  }

  private Optional<byte[]> ask(URI uri, LongAdder counter) throws TryFailure, InterruptedException {
    URI at = uri;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      rate.acquirePermit();
      requests.increment();
      counter.increment();
      HttpResponse<byte[]> answer = http.send(at);
      Optional<URI> elsewhere = AnswerRules.redirect(at, answer);
      if (elsewhere.isEmpty()) {
        return AnswerRules.body(answer);
      }
      at = elsewhere.get();
    }
    throw TryFailure.lasting(
        FailureCode.FETCH,
        "it is redirected more than " + MOST_REDIRECTS + " times",
        "Name the address that is meant with --endpoint.",
        null);
  }

  private static <T> T read(BodyReader<T> reader, byte[] body) throws TryFailure {
    try {
      return reader.read(body);
    } catch (JsonProcessingException e) {
      throw unreadable("it is not JSON: " + e.getOriginalMessage(), body, e);
    } catch (IOException e) {
      throw unreadable("it is not JSON: " + e.getMessage(), body, e);
    } catch (InvalidPageException e) {
      throw unreadable(e.getMessage(), body, e);
    } catch (RuntimeException e) {
      throw TryFailure.lasting(
          FailureCode.INTERNAL,
          "the answer cannot be read because of a defect: " + Excerpt.of(e.toString()),
          "Report it with the page.",
          e);
    }
  }

  private static TryFailure unreadable(String why, byte[] body, Exception cause) {
    return TryFailure.passing(
        FailureCode.PARSE,
        "cannot read the answer: " + Excerpt.of(why) + "; it begins '" + Excerpt.of(body) + "'",
        "Run again later; if it stays so, the source has changed.",
        cause);
  }

  private static FetchException failed(RequestUrl url, TryFailure failure, int tries) {
    return new FetchException(
        failure.code(),
        "Cannot fetch "
            + url
            + ": "
            + url.clean(failure.getMessage())
            + (tries > 1 ? " (try " + tries + ")" : "")
            + ". "
            + failure.remedy(),
        failure.isPassing(),
        failure);
  }
}
