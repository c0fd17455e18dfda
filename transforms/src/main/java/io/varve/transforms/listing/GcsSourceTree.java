package io.varve.transforms.listing;

import io.varve.io.gcs.GcsLocation;
import io.varve.io.gcs.GcsObject;
import io.varve.io.gcs.GcsReader;
import io.varve.io.gcs.NoCredentialsException;
import io.varve.io.gcs.NoSuchBucketException;
import io.varve.io.model.FailureCode;
import io.varve.io.model.SourceFile;
import io.varve.io.model.SourceMetadata;
import io.varve.transforms.extract.ExtractionException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Objects below a prefix of a bucket. The generation that was listed is the one that is read, as it
 * is stored: what comes after it is the next run's affair. Empty objects ending in {@code /}, with
 * which some tools mark folders, are no files.
 */
final class GcsSourceTree implements SourceTree {

  /** As many bytes as an array can have on every machine. */
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  private final GcsLocation location;

  GcsSourceTree(GcsLocation location) {
    this.location = location;
  }

  @Override
  public void checkRoot() throws ListingException {
    try {
      requireRoot(GcsReader.of(location));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public void list(Instant listedAt, Consumer<SourceFile> visitor) throws ListingException {
    try {
      GcsReader reader = GcsReader.of(location);
      long[] found = new long[1];
      reader.list(
          "",
          object -> {
            found[0]++;
            if (!isFolderMark(object)) {
              visitor.accept(new SourceFile(key(object.name()), metadata(object), listedAt));
            }
          });
      if (found[0] == 0) {
        requireRoot(reader);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** A prefix without objects is like a folder that is not there; a bucket may be empty. */
  private void requireRoot(GcsReader reader) throws IOException, ListingException {
    String prefix = location.prefix();
    if (reader.holdsAny() || prefix.isEmpty()) {
      return;
    }
    boolean isFile = reader.find(prefix.substring(0, prefix.length() - 1)).isPresent();
    throw ListingException.badRoot(
        location.toString(), isFile ? "it is not a folder" : "there is no such folder");
  }

  private ListingException failure(IOException e) {
    if (e instanceof NoCredentialsException none) {
      return ListingException.of(none);
    }
    if (e instanceof NoSuchBucketException) {
      return ListingException.badRoot(location.toString(), "there is no such bucket");
    }
    return e instanceof AccessDeniedException
        ? ListingException.unreadable(location.toString(), "permission denied", e)
        : ListingException.noAnswer(location.toString(), String.valueOf(e.getMessage()), e);
  }

  @Override
  public byte[] read(SourceFile file, long maxBytes) throws ExtractionException {
    long size = file.metadata().sizeBytes();
    if (size > Math.min(maxBytes, LARGEST)) {
      throw ReadFailure.tooLarge(size, Math.min(maxBytes, LARGEST));
    }
    try {
      return GcsReader.of(location).read(object(file.metadata()));
    } catch (NoSuchFileException e) {
      throw new ExtractionException(
          FailureCode.UNSTABLE,
          "it was changed or deleted between listing and reading; the next run reads it",
          e);
    } catch (AccessDeniedException e) {
      throw ReadFailure.unreadable("permission denied", e);
    } catch (IOException e) {
      throw ReadFailure.unreadable(String.valueOf(e.getMessage()), e);
    } catch (OutOfMemoryError e) {
      throw ReadFailure.outOfMemory(e);
    }
  }

  private static boolean isFolderMark(GcsObject object) {
    return object.name().endsWith("/") && object.sizeBytes() == 0;
  }

  /**
   * A key is relative and not empty, as that of an object with the very name of the root would be,
   * and a path in Java holds no NUL; these are written as in a URI.
   */
  private String key(String name) {
    String key = name.substring(location.prefix().length()).replace("\0", "%00");
    return key.isEmpty() || key.startsWith("/") ? key.replaceFirst("^/?", "%2F") : key;
  }

  private static SourceMetadata metadata(GcsObject object) {
    return new SourceMetadata(
        object.uri(),
        object.sizeBytes(),
        object.updatedAt(),
        SourceMetadata.generation(object.generation()),
        Optional.of(object.checksum()));
  }

  /** The inverse of {@link #metadata}. */
  private GcsObject object(SourceMetadata metadata) {
    return new GcsObject(
        location.bucket(),
        metadata.uri().substring(location.uri("").length()),
        metadata.generation().orElseThrow(),
        metadata.sizeBytes(),
        metadata.modifiedAt(),
        metadata.storeChecksum().orElseThrow());
  }
}
