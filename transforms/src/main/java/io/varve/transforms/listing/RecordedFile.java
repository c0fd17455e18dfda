package io.varve.transforms.listing;

import io.varve.io.gcs.GcsLocation;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads source files where a manifest says that they are, without listing their input. Whether the
 * bytes are still the recorded ones is for the caller to find out.
 */
public final class RecordedFile {

  private RecordedFile() {}

  /**
   * Reads a file; of an object, the recorded generation.
   *
   * @param maxBytes largest size to read
   * @throws ExtractionException with {@code UNSTABLE} when it is gone or has another size, {@code
   *     FETCH} when it cannot be read, {@code LIMIT} when it is larger
   */
  public static byte[] read(SourceMetadata recorded, long maxBytes) throws ExtractionException {
    if (recorded.sizeBytes() > maxBytes) {
      throw ReadFailure.tooLarge(recorded.sizeBytes(), maxBytes);
    }
    String uri = recorded.uri();
    try {
      return GcsLocation.isOne(uri) ? object(recorded, maxBytes) : file(recorded);
    } catch (NoSuchFileException e) {
      throw new ExtractionException(FailureCode.UNSTABLE, "it is not there any more", e);
    } catch (IOException | IllegalArgumentException e) {
      throw ReadFailure.unreadable(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] object(SourceMetadata recorded, long maxBytes) throws ExtractionException {
    String bucket = recorded.uri().split("/", -1)[2];
    return new GcsSourceTree(new GcsLocation(bucket, ""))
        .read(new SourceFile(recorded.uri(), recorded, recorded.modifiedAt()), maxBytes);
  }

  private static byte[] file(SourceMetadata recorded) throws IOException, ExtractionException {
    Path path = Path.of(URI.create(recorded.uri()));
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new ExtractionException(FailureCode.FETCH, "it is not a regular file");
    }
    if (Files.size(path) != recorded.sizeBytes()) {
      throw new ExtractionException(FailureCode.UNSTABLE, "it has another size");
    }
    return Files.readAllBytes(path);
  }
}
