package io.varve.io.gcs;

import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Set;

/**
 * Calls to the service. An interrupt, which would end the library's waiting before its next try,
 * neither breaks a call nor gets lost: the call is made again, and the interrupt stays pending.
 */
final class GcsCalls {

  static final int NOT_FOUND = 404;
  static final int PRECONDITION_FAILED = 412;

  private static final Set<Integer> FORBIDDEN = Set.of(401, 403);

  private GcsCalls() {}

  /** A call that can be repeated. */
  @FunctionalInterface
  interface Call<T> {
    T answer() throws IOException;
  }

  /**
   * Returns the answer of a call.
   *
   * @throws StorageException as the service or the library reports it
   */
  static <T> T uninterrupted(Call<T> call) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return call.answer();
        } catch (StorageException | IOException e) {
          if (!Thread.interrupted()) {
            throw e;
          }
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Returns the answer of a call about an object or a bucket; errors name it. */
  static <T> T about(String uri, Call<T> call) throws IOException {
    try {
      return uninterrupted(call);
    } catch (StorageException e) {
      throw failure(uri, e);
    }
  }

  /** Returns what an error of the service is for a caller. */
  static IOException failure(String uri, StorageException e) {
    if (FORBIDDEN.contains(e.getCode())) {
      AccessDeniedException denied = new AccessDeniedException(uri, null, e.getMessage());
      denied.initCause(e);
      return denied;
    }
    return new IOException(uri + ": " + why(e), e);
  }

  static String why(StorageException e) {
    return e.getCode() > 0 ? "HTTP " + e.getCode() + " " + e.getMessage() : e.getMessage();
  }
}
