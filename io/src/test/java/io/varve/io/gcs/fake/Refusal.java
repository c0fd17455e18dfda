package io.varve.io.gcs.fake;

/** A request that is answered with an error. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  Refusal(int status, String message) {
    super(message);
    this.status = status;
  }

  static Refusal bad(String message) {
    return new Refusal(400, message);
  }

  static Refusal notFound(String what) {
    return new Refusal(404, what);
  }

  int status() {
    return status;
  }
}
