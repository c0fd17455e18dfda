package io.varve.transforms.records.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/** Collects a body up to a size; what goes beyond it is not taken in. For one answer. */
final class LimitedBody implements BodySubscriber<byte[]> {

  private final int limit;
  private final boolean mayBeCut;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private Subscription subscription;

  /**
   * Returns the collector.
   *
   * @param mayBeCut whether the beginning of a longer body will do; otherwise it is an error
   */
  LimitedBody(int limit, boolean mayBeCut) {
    this.limit = limit;
    this.mayBeCut = mayBeCut;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription newSubscription) {
    subscription = newSubscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      byte[] piece = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
      boolean tooLong = piece.length < buffer.remaining();
      buffer.get(piece);
      bytes.writeBytes(piece);
      if (tooLong) {
        subscription.cancel();
        stop();
        return;
      }
    }
  }

  private void stop() {
    if (mayBeCut) {
      body.complete(bytes.toByteArray());
    } else {
      body.completeExceptionally(new TooLargeException(limit));
    }
  }

  @Override
  public void onError(Throwable error) {
    body.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }

  /** The body is longer than its limit. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(int limit) {
      super("the answer is larger than " + limit + " bytes");
    }
  }
}
