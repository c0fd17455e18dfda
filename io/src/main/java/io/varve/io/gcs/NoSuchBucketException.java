package io.varve.io.gcs;

import java.io.IOException;

/** There is no bucket of this name; an existing one can be empty. */
public final class NoSuchBucketException extends IOException {

  private static final long serialVersionUID = 1;

  NoSuchBucketException(String bucket, Throwable cause) {
    super(
        "Cannot use gs://"
            + bucket
            + ": there is no such bucket. Check its name or make it with 'gcloud storage buckets"
            + " create'.",
        cause);
  }
}
