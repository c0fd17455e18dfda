package io.varve.transforms.records.fetch;

import io.varve.io.model.FailureCode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the statuses of answers mean (RFC 9110, 15). */
final class AnswerRules {

  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private AnswerRules() {}

  /**
   * Returns the body, or nothing when the server says that there is none.
   *
   * @throws TryFailure when the answer is none
   */
  static Optional<byte[]> body(HttpResponse<byte[]> answer) throws TryFailure {
    int status = answer.statusCode();
    if (status == NO_CONTENT) {
      return Optional.empty();
    }
    if (status != OK) {
      throw refused(answer);
    }
    if (answer.body().length == 0) {
      throw TryFailure.passing(
          FailureCode.FETCH,
          "the answer has status 200 but is empty",
          "That is not how the source says that there is nothing; run again later.",
          null);
    }
    return Optional.of(answer.body());
  }

  private static TryFailure refused(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String excerpt = Excerpt.of(answer.body());
    String what = "status " + status + (excerpt.isEmpty() ? "" : ": '" + excerpt + "'");
    if (status == TOO_MANY) {
      return TryFailure.busy(
          what, "Run again later, or with fewer requests per second (--rate).", wait(answer));
    }
    if (status == TIMEOUT || status >= SERVER_ERROR) {
      return TryFailure.busy(what, "The source is in trouble; run again later.", wait(answer));
    }
    return TryFailure.lasting(
        FailureCode.FETCH, what, "Check what was asked for, and --endpoint.", null);
  }

  private static Optional<Duration> wait(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .flatMap(value -> RetryAfter.parse(value, Instant.now()));
  }

  /**
   * Returns where the answer is to be found instead, if it says so.
   *
   * @throws TryFailure when that is on another host, where nobody meant to ask
   */
  static Optional<URI> redirect(URI asked, HttpResponse<byte[]> answer) throws TryFailure {
    if (!REDIRECTS.contains(answer.statusCode())) {
      return Optional.empty();
    }
    Optional<URI> target = answer.headers().firstValue("Location").flatMap(to -> at(asked, to));
    if (target.isEmpty() || !isSameHost(asked, target.get())) {
      throw TryFailure.lasting(
          FailureCode.FETCH,
          "status "
              + answer.statusCode()
              + " leads to "
              + target
                  .map(URI::getHost)
                  .map(host -> "another host, " + Excerpt.of(host))
                  .orElse("no address"),
          "Name the address that is meant with --endpoint.",
          null);
    }
    return target;
  }

  private static Optional<URI> at(URI asked, String location) {
    try {
      return Optional.of(asked.resolve(location));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An answer that came encrypted is not asked for again in the clear. */
  private static boolean isSameHost(URI asked, URI target) {
    return asked.getHost().equalsIgnoreCase(target.getHost())
        && port(asked) == port(target)
        && asked.getScheme().toLowerCase(Locale.ROOT).equals(scheme(target));
  }

  private static String scheme(URI uri) {
    return String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
  }

  private static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : scheme(uri).equals("https") ? 443 : 80;
  }
}
