package io.varve.io.gcs;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import io.varve.io.storage.UnansweredException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Creates and deletes objects. An object is created with {@code ifGenerationMatch=0}: by one of any
 * number of racers. Each object carries the id of the call that wrote it, since a call whose answer
 * was lost finds the name taken when the library repeats it: by itself. Safe for several threads.
 */
final class GcsWriter {

  /** Name of the custom metadata with the id of the writing call. */
  private static final String WRITE_ID = "varve-write";

  /** Answers after which the service certainly did nothing, then or later. */
  private static final Set<Integer> REFUSALS = Set.of(400, 401, 403, GcsCalls.NOT_FOUND);

  /** Whole uploads, each of which the library repeats in parts. */
  private static final int TRIES = 3;

  private static final int UPLOAD_BUFFER_BYTES = 1 << 20;

  private final Storage client;
  private final GcsLocation location;

  GcsWriter(Storage client, GcsLocation location) {
    this.client = client;
    this.location = location;
  }

  /** Creates an object with these bytes; returns whether this call did it. */
  boolean create(String name, byte[] content) throws IOException {
    // The library sends the checksums of the array with it.
    return create(
        name,
        info ->
            client.create(
                info.build(),
                content,
                BlobTargetOption.doesNotExist(),
                BlobTargetOption.disableGzipContent()));
  }

  /**
   * Creates an object with the content of a local file; returns whether this call did it.
   *
   * @param crc32c checksum of the content, which the service compares before anybody sees it
   */
  boolean create(String name, Path content, String crc32c) throws IOException {
    return create(
        name,
        info ->
            client.createFrom(
                info.setCrc32c(crc32c).build(),
                content,
                UPLOAD_BUFFER_BYTES,
                BlobWriteOption.doesNotExist(),
                BlobWriteOption.crc32cMatch()));
  }

  /** Deletes an object; one that is not there is no error. */
  void delete(String name) throws IOException {
    boolean unused =
        GcsCalls.about(location.uri(name), () -> client.delete(BlobId.of(location.bucket(), name)));
  }

  /** Uploads an object. */
  private interface Upload {
    Blob send(BlobInfo.Builder info) throws IOException;
  }

  private boolean create(String name, Upload upload) throws IOException {
    BlobId id = BlobId.of(location.bucket(), name);
    String writeId = UUID.randomUUID().toString();
    Map<String, String> metadata = Map.of(WRITE_ID, writeId);
    for (int i = 1; ; i++) {
      try {
        Blob unused =
            GcsCalls.uninterrupted(
                () -> upload.send(BlobInfo.newBuilder(id).setMetadata(metadata)));
        return true;
      } catch (RuntimeException e) {
        // Not only its own exceptions: the library stumbles over uploads that end half way.
        Optional<Boolean> ours = look(id, writeId, e);
        if (ours.isPresent()) {
          return ours.get();
        }
        if (e instanceof StorageException told && REFUSALS.contains(told.getCode())) {
          throw GcsCalls.failure(location.uri(name), told);
        }
        if (i == TRIES) {
          throw unanswered(id, e);
        }
      }
    }
  }

  /**
   * Returns whose the object is, or nothing when there is none. An error, 412 included, says
   * nothing before.
   */
  private Optional<Boolean> look(BlobId id, String writeId, RuntimeException error)
      throws UnansweredException {
    try {
      Blob there = GcsCalls.about(location.uri(id.getName()), () -> client.get(id));
      return Optional.ofNullable(there)
          .map(blob -> Optional.ofNullable(blob.getMetadata()).orElse(Map.of()))
          .map(metadata -> writeId.equals(metadata.get(WRITE_ID)));
    } catch (IOException e) {
      error.addSuppressed(e);
      throw unanswered(id, error);
    }
  }

  private UnansweredException unanswered(BlobId id, RuntimeException error) {
    String why = error instanceof StorageException told ? GcsCalls.why(told) : error.toString();
    return new UnansweredException(location.uri(id.getName()) + ": " + why, error);
  }
}
